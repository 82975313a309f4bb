"""One child process per loaded model: protocol, client, pool, worker, and llama.cpp behind one file."""
