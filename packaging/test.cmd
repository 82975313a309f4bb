@echo off
rem Untested. From nothing to all tests passed.
where py >nul 2>nul && (py -3 "%~dp0bootstrap" test %*) || (python "%~dp0bootstrap" test %*)
