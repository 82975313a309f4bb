@echo off
rem Untested. From nothing to the open window.
where py >nul 2>nul && (py -3 "%~dp0bootstrap" run %*) || (python "%~dp0bootstrap" run %*)
