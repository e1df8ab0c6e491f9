; The installer: for the user who runs it, without an administrator's rights, Chinese and English.
; makensis -DVERSION=… -DSOURCE=<frozen folder> -DICON=<file> -DOUTPUT=<file> [-DSIGN=<command>]
; setup.nsi; the command has "%1" for the file that it signs.
;
; Silent: setup.exe /S [/D=folder] [/DESKTOP] [/AUTOSTART] [/RESTART] (the program is started at the
; end); exit code 2 when the running program
; did not close, 3 when another one of these is at work. The profile is not touched; the uninstaller removes it only when it is asked to
; (uninstall.exe /S /PROFILE, or its tick).

Unicode true
!ifdef AMD64
Target amd64-unicode ; where the 32-bit system that Windows has is not there
!endif
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
Name "Merchant Desk"
OutFile "${OUTPUT}"
!ifdef SIGN
!uninstfinalize `${SIGN}` = 0 ; the uninstaller is made here, nobody else could sign it
!endif
InstallDir "$LOCALAPPDATA\Programs\MerchantDesk"
InstallDirRegKey HKCU "Software\MerchantDesk" "InstallDir"
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Merchant Desk"
VIAddVersionKey /LANG=0 "FileDescription" "Merchant Desk setup"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache-2.0"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include nsDialogs.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\MerchantDesk"
!define CLASSES "Software\Classes"
!define PROGRAM "$INSTDIR\MerchantDesk.exe"
!define PROFILE "$LOCALAPPDATA\MerchantDesk"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "${PROGRAM}"

!insertmacro MUI_PAGE_DIRECTORY
Page custom AskOptions TakeOptions
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.AskProfile un.TakeProfile
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString Product ${LANG_SIMPCHINESE} "商家反馈台"
LangString Product ${LANG_ENGLISH} "Merchant Desk"
LangString Report ${LANG_SIMPCHINESE} "用商家反馈台反馈"
LangString Report ${LANG_ENGLISH} "Report with Merchant Desk"
LangString OptionsTitle ${LANG_SIMPCHINESE} "选项"
LangString OptionsTitle ${LANG_ENGLISH} "Options"
LangString OptionsText ${LANG_SIMPCHINESE} "以后也可以再次运行安装程序来更改。"
LangString OptionsText ${LANG_ENGLISH} "Run the installer again to change them later."
LangString DesktopText ${LANG_SIMPCHINESE} "在桌面上放置图标(&D)"
LangString DesktopText ${LANG_ENGLISH} "Put an icon on the &desktop"
LangString AutostartText ${LANG_SIMPCHINESE} "登录 Windows 后自动启动(&A)"
LangString AutostartText ${LANG_ENGLISH} "Start when I &sign in to Windows"
LangString Busy ${LANG_SIMPCHINESE} "安装程序已经在运行。"
LangString Busy ${LANG_ENGLISH} "Setup is running already."
LangString Running ${LANG_SIMPCHINESE} "商家反馈台正在运行，没有能够关闭。请关闭它的窗口后点“重试”。待发送的反馈不受影响。"
LangString Running ${LANG_ENGLISH} "Merchant Desk is running and did not close. Please close its window, then press Retry. Queued reports are safe."
LangString ProfileTitle ${LANG_SIMPCHINESE} "本机数据"
LangString ProfileTitle ${LANG_ENGLISH} "Your data"
LangString ProfileText ${LANG_SIMPCHINESE} "默认保留待发送的反馈、草稿和记录。"
LangString ProfileText ${LANG_ENGLISH} "Queued reports, drafts and records are kept unless you decide otherwise."
LangString ProfileTick ${LANG_SIMPCHINESE} "同时删除本机数据，包括还没有发送的反馈(&R)"
LangString ProfileTick ${LANG_ENGLISH} "&Remove the data too, also reports that were not sent yet"

Var WantsDesktop
Var WantsAutostart
Var RemoveProfile

!macro AskForIt un
; One at a time, also of installer and uninstaller.
Function ${un}RequireAlone
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "MerchantDeskSetup") p .r0 ?e'
  Pop $1
  ${If} $1 = 183 ; ERROR_ALREADY_EXISTS
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(Busy)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

; Leave 0 on the stack once nobody has the program open, 1 when it stayed open for half a minute.
Function ${un}CloseProgram
  StrCpy $1 0
  StrCpy $2 0
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "${PROGRAM}"
      Push 0
      Return
    ${EndIf}
    FileOpen $0 "${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      Push 0
      Return
    ${EndIf}
    ${If} $2 = 0
      StrCpy $2 1
      Exec '"${PROGRAM}" --quit' ; it saves what is being written, and closes
    ${EndIf}
    ; One that has another profile does not hear that.
    ${If} $1 > 10
      FindWindow $0 "" "商家反馈台"
      ${If} $0 = 0
        FindWindow $0 "" "Merchant Desk"
      ${EndIf}
      ${If} $0 <> 0
        SendMessage $0 ${WM_CLOSE} 0 0 /TIMEOUT=5000
      ${EndIf}
    ${EndIf}
    Sleep 500
    IntOp $1 $1 + 1
  ${LoopUntil} $1 > 60
  Push 1
FunctionEnd

Function ${un}RequireClosed
  retry:
  Call ${un}CloseProgram
  Pop $0
  ${If} $0 <> 0
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY retry
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro AskForIt ""
!insertmacro AskForIt "un."

; The names are in the user's language, which may have changed since they were made.
!macro DeleteShortcut product report
  Delete "$SMPROGRAMS\${product}.lnk"
  Delete "$DESKTOP\${product}.lnk"
  Delete "$SENDTO\${report}.lnk"
!macroend
!macro DeleteShortcuts
  !insertmacro DeleteShortcut "商家反馈台" "用商家反馈台反馈"
  !insertmacro DeleteShortcut "Merchant Desk" "Report with Merchant Desk"
!macroend

Function .onInit
  Call RequireAlone
  ; What was chosen before stays chosen.
  StrCpy $WantsDesktop 0
  StrCpy $WantsAutostart 0
  ${If} ${FileExists} "$DESKTOP\商家反馈台.lnk"
  ${OrIf} ${FileExists} "$DESKTOP\Merchant Desk.lnk"
    StrCpy $WantsDesktop 1
  ${EndIf}
  ReadRegStr $0 HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "MerchantDesk"
  ${If} $0 != ""
    StrCpy $WantsAutostart 1
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP" $1
  ${IfNot} ${Errors}
    StrCpy $WantsDesktop 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/AUTOSTART" $1
  ${IfNot} ${Errors}
    StrCpy $WantsAutostart 1
  ${EndIf}
FunctionEnd

Function AskOptions
  !insertmacro MUI_HEADER_TEXT "$(OptionsTitle)" "$(OptionsText)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateCheckbox} 0 0 100% 12u "$(DesktopText)"
  Pop $R0
  ${NSD_SetState} $R0 $WantsDesktop
  ${NSD_CreateCheckbox} 0 18u 100% 12u "$(AutostartText)"
  Pop $R1
  ${NSD_SetState} $R1 $WantsAutostart
  nsDialogs::Show
FunctionEnd

Function TakeOptions
  ${NSD_GetState} $R0 $WantsDesktop
  ${NSD_GetState} $R1 $WantsAutostart
FunctionEnd

Section
  Call RequireClosed
  ; The new files come beside the old ones, and both change places once all are there: a stop
  ; midway leaves a program that starts, and the next try begins anew.
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  SetOutPath "$INSTDIR\new"
  File /r "${SOURCE}/*"
  SetOutPath "$INSTDIR"
  CreateDirectory "$INSTDIR\old"
  Rename "$INSTDIR\_internal" "$INSTDIR\old\_internal"
  Rename "$INSTDIR\merchant-desk.exe" "$INSTDIR\old\merchant-desk.exe"
  Rename "${PROGRAM}" "$INSTDIR\old\MerchantDesk.exe"
  Rename "$INSTDIR\new\_internal" "$INSTDIR\_internal"
  Rename "$INSTDIR\new\merchant-desk.exe" "$INSTDIR\merchant-desk.exe"
  Rename "$INSTDIR\new\MerchantDesk.exe" "${PROGRAM}"
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  !insertmacro DeleteShortcuts
  CreateShortCut "$SMPROGRAMS\$(Product).lnk" "${PROGRAM}"
  CreateShortCut "$SENDTO\$(Report).lnk" "${PROGRAM}"
  ${If} $WantsDesktop = 1
    CreateShortCut "$DESKTOP\$(Product).lnk" "${PROGRAM}"
  ${EndIf}
  ${If} $WantsAutostart = 1
    WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "MerchantDesk" '"${PROGRAM}"'
  ${Else}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "MerchantDesk"
  ${EndIf}

  WriteRegStr HKCU "${CLASSES}\merchantdesk" "" "URL:Merchant Desk"
  WriteRegStr HKCU "${CLASSES}\merchantdesk" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\merchantdesk\DefaultIcon" "" '"${PROGRAM}"'
  WriteRegStr HKCU "${CLASSES}\merchantdesk\shell\open\command" "" '"${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\MerchantDesk.exe" "FriendlyAppName" "$(Product)"
  WriteRegStr HKCU "${CLASSES}\Applications\MerchantDesk.exe\shell\open\command" "" '"${PROGRAM}" "%1"'
  !macro OpenWith kind
    WriteRegStr HKCU "${CLASSES}\Applications\MerchantDesk.exe\SupportedTypes" "${kind}" ""
    WriteRegNone HKCU "${CLASSES}\${kind}\OpenWithList\MerchantDesk.exe" ""
  !macroend
  !insertmacro OpenWith ".jpg"
  !insertmacro OpenWith ".jpeg"
  !insertmacro OpenWith ".png"
  !insertmacro OpenWith ".webp"
  !insertmacro OpenWith ".bmp"
  !insertmacro OpenWith ".gif"
  !insertmacro OpenWith ".heic"

  WriteRegStr HKCU "Software\MerchantDesk" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(Product)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/RESTART" $1
  ${IfNot} ${Errors}
    Exec '"${PROGRAM}"'
  ${EndIf}
SectionEnd

Function un.onInit
  Call un.RequireAlone
  StrCpy $RemoveProfile 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PROFILE" $1
  ${IfNot} ${Errors}
    StrCpy $RemoveProfile 1
  ${EndIf}
FunctionEnd

Function un.AskProfile
  !insertmacro MUI_HEADER_TEXT "$(ProfileTitle)" "$(ProfileText)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateCheckbox} 0 0 100% 24u "$(ProfileTick)"
  Pop $R0
  nsDialogs::Show
FunctionEnd

Function un.TakeProfile
  ${NSD_GetState} $R0 $RemoveProfile
FunctionEnd

Section Uninstall
  Call un.RequireClosed
  !insertmacro DeleteShortcuts
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "MerchantDesk"
  DeleteRegKey HKCU "${CLASSES}\merchantdesk"
  DeleteRegKey HKCU "${CLASSES}\Applications\MerchantDesk.exe"
  !macro NotOpenWith kind
    DeleteRegKey HKCU "${CLASSES}\${kind}\OpenWithList\MerchantDesk.exe"
  !macroend
  !insertmacro NotOpenWith ".jpg"
  !insertmacro NotOpenWith ".jpeg"
  !insertmacro NotOpenWith ".png"
  !insertmacro NotOpenWith ".webp"
  !insertmacro NotOpenWith ".bmp"
  !insertmacro NotOpenWith ".gif"
  !insertmacro NotOpenWith ".heic"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\MerchantDesk"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  Delete "$INSTDIR\merchant-desk.exe"
  Delete "${PROGRAM}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ${If} $RemoveProfile = 1
    RMDir /r "${PROFILE}"
  ${EndIf}
SectionEnd
