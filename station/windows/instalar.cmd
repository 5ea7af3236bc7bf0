@echo off
rem Instala el agente de Chaski para quien abre esta ventana, sin permisos de administrador, y lo deja en el
rem Programador de tareas: una vuelta cada 15 minutos. Se puede abrir otra vez: actualiza lo que hay.
setlocal
chcp 65001 >nul
cd /d "%~dp0"
if not exist node.exe goto sin_extraer
set "LUGAR=%LOCALAPPDATA%\Chaski"
schtasks /End /TN "Chaski" >nul 2>nul
if not exist "%LUGAR%" mkdir "%LUGAR%"
copy /y node.exe "%LUGAR%\node.exe" >nul
if errorlevel 1 goto falla
copy /y chaski-station.mjs "%LUGAR%\chaski-station.mjs" >nul
if errorlevel 1 goto falla
copy /y vuelta.vbs "%LUGAR%\vuelta.vbs" >nul
if errorlevel 1 goto falla
copy /y quitar.cmd "%LUGAR%\quitar.cmd" >nul
if errorlevel 1 goto falla
if not exist "%LUGAR%\chaski-station.json" copy /y chaski-station.json "%LUGAR%\chaski-station.json" >nul
"%LUGAR%\node.exe" "%LUGAR%\chaski-station.mjs" setup %*
if errorlevel 1 goto falla
schtasks /Create /F /TN "Chaski" /SC MINUTE /MO 15 /TR "wscript.exe //B \"%LUGAR%\vuelta.vbs\"" >nul
if errorlevel 1 goto sin_tarea
echo.
echo Listo. Los spots se ponen al dia solos cada 15 minutos; puede cerrar esta ventana y borrar esta carpeta.
echo Para quitarlo: %LUGAR%\quitar.cmd
goto fin
:sin_extraer
echo Primero extraiga todo el archivo ZIP a una carpeta, y abra instalar.cmd desde ahi.
goto fin
:sin_tarea
echo Quedo instalado, pero no se pudo crear la tarea. Cada vuelta se puede hacer a mano con %LUGAR%\vuelta.vbs
goto fin
:falla
echo No se pudo instalar. Cierre otras ventanas de Chaski y pruebe otra vez.
:fin
if "%~1"=="" pause
