@echo off
rem Checks every ledger in the folder where this file lies. Put the county files beside it and double-click.
chcp 65001 >nul
setlocal
cd /d "%~dp0"
where xltools >nul 2>nul
if errorlevel 1 (
  echo xltools is not installed on this machine. See docs\windows.md.
  pause
  exit /b 2
)
xltools validate "%~dp0." --fail-on never
if exist "%~dp0校验结果" start "" "%~dp0校验结果"
pause
