@echo off
rem From nothing to the open window. Untested.
where py >nul 2>nul
if errorlevel 1 (python "%~dp0bootstrap" run %*) else (py -3 "%~dp0bootstrap" run %*)
exit /b %errorlevel%
