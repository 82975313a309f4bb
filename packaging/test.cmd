@echo off
rem From nothing to all tests passed. Untested.
where py >nul 2>nul
if errorlevel 1 (python "%~dp0bootstrap" test %*) else (py -3 "%~dp0bootstrap" test %*)
exit /b %errorlevel%
