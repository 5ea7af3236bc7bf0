@echo off
rem Quita la tarea y el programa. Los spots que trajo quedan en su carpeta.
setlocal
set "LUGAR=%LOCALAPPDATA%\Chaski"
schtasks /End /TN "Chaski" >nul 2>nul
schtasks /Delete /F /TN "Chaski" >nul 2>nul
del /q "%LUGAR%\node.exe" "%LUGAR%\chaski-station.mjs" "%LUGAR%\vuelta.vbs" "%LUGAR%\chaski-station.json" "%LUGAR%\ultima-vuelta.txt" 2>nul
if exist "%LUGAR%\node.exe" goto en_uso
echo Se quito el agente de Chaski. Los spots que trajo siguen en su carpeta.
if "%~1"=="" pause
rem Este mismo archivo y su carpeta se van cuando ya no esta abierto.
cd /d "%TEMP%"
start "" /b cmd /c "ping -n 3 127.0.0.1 >nul & rmdir /s /q "%LUGAR%""
exit /b 0
:en_uso
echo El agente esta trabajando. Espere un minuto y abra quitar.cmd otra vez.
if "%~1"=="" pause
exit /b 1
