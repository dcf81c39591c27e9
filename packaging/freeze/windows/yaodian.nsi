; The setup for one user, without administrator rights. Given by build.sh: VERSION, FILES (the folder that is installed), OUT.
; Silent: Yaodian-setup.exe /S [/D=FOLDER]; exit code 2 where Yaodian is running. Libraries are never touched.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!include "MUI2.nsh"
!include "FileFunc.nsh"
Name "要点 Yaodian"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Yaodian"
InstallDirRegKey HKCU "Software\Yaodian\Setup" "Folder"
RequestExecutionLevel user
BrandingText "Yaodian ${VERSION}"
ManifestDPIAware true
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Yaodian"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\program\Yaodian.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
LangString LIBRARY ${LANG_SIMPCHINESE} "要点资料库"
LangString LIBRARY ${LANG_ENGLISH} "Yaodian library"
LangString SHORTCUT ${LANG_SIMPCHINESE} "要点"
LangString SHORTCUT ${LANG_ENGLISH} "Yaodian"
LangString RUNNING ${LANG_SIMPCHINESE} "要点正在运行。请先关闭它，再运行一次安装程序。"
LangString RUNNING ${LANG_ENGLISH} "Yaodian is running. Please close it and start the setup again."

; Takes away the program that lies there: its folder can be renamed only while nothing of it runs.
!macro REMOVE_PROGRAM UN
Function ${UN}RemoveProgram
    IfFileExists "$INSTDIR\program\*.*" 0 gone
    RMDir /r "$INSTDIR\program.old"
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.old"
    IfErrors 0 free
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
    SetErrorLevel 2
    Quit
free:
    RMDir /r "$INSTDIR\program.old"
gone:
FunctionEnd
!macroend
!insertmacro REMOVE_PROGRAM ""
!insertmacro REMOVE_PROGRAM "un."

Section
    Call RemoveProgram
    SetOutPath "$INSTDIR\program"
    File /r "${FILES}/*"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\$(SHORTCUT).lnk" "$INSTDIR\program\Yaodian.exe"
    WriteRegStr HKCU "Software\Yaodian\Setup" "Folder" "$INSTDIR"
    WriteRegStr HKCU "Software\Yaodian\Setup" "Shortcut" "$SMPROGRAMS\$(SHORTCUT).lnk"
    WriteRegStr HKCU "Software\Classes\.yaodian" "" "Yaodian.Library"
    WriteRegStr HKCU "Software\Classes\Yaodian.Library" "" "$(LIBRARY)"
    WriteRegStr HKCU "Software\Classes\Yaodian.Library\DefaultIcon" "" "$INSTDIR\program\Yaodian.exe,0"
    WriteRegStr HKCU "Software\Classes\Yaodian.Library\shell\open\command" "" '"$INSTDIR\program\Yaodian.exe" "%1"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "要点 Yaodian"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The Yaodian authors"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\program\Yaodian.exe"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
    Call un.RemoveProgram
    ReadRegStr $0 HKCU "Software\Yaodian\Setup" "Shortcut"
    StrCmp $0 "" +2
    Delete "$0"
    DeleteRegKey HKCU "Software\Yaodian\Setup"
    ; The settings and the notes on faults. Libraries that lie beside them stay, the sample library too.
    DeleteRegKey HKCU "Software\Yaodian\Yaodian"
    RMDir /r "$APPDATA\Yaodian\Yaodian\logs"
    RMDir "$APPDATA\Yaodian\Yaodian"
    RMDir "$APPDATA\Yaodian"
    DeleteRegKey /ifempty HKCU "Software\Yaodian"
    DeleteRegKey HKCU "Software\Classes\Yaodian.Library"
    ReadRegStr $0 HKCU "Software\Classes\.yaodian" ""
    StrCmp $0 "Yaodian.Library" 0 +2
    DeleteRegKey HKCU "Software\Classes\.yaodian"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    Delete "$INSTDIR\uninstall.exe"
    ; Only where nothing else lies in it, a library for instance.
    RMDir "$INSTDIR"
SectionEnd
