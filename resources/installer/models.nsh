; Models that lie beside the installer go with the program: resources\models is where it looks for them.
!macro customInstall
  IfFileExists "$EXEDIR\models\*.gguf" 0 +3
    CreateDirectory "$INSTDIR\resources\models"
    CopyFiles /SILENT "$EXEDIR\models\*.*" "$INSTDIR\resources\models"
!macroend

!macro customUnInstall
  RMDir /r "$INSTDIR\resources\models"
!macroend
