' Una vuelta del agente sin abrir ninguna ventana. Lo que dice queda en ultima-vuelta.txt.
Set shell = CreateObject("WScript.Shell")
shell.CurrentDirectory = CreateObject("Scripting.FileSystemObject").GetParentFolderName(WScript.ScriptFullName)
shell.Run "cmd /c node.exe chaski-station.mjs pull > ultima-vuelta.txt 2>&1", 0, True
