; The setup program for Windows, called by installer/windows.py, which defines Version, Frozen,
; Packages, Name, Icon and Licence. For one person, without an administrator.

#define Id "{{6B0B7B5E-61C5-4E0C-9C39-0E5A2B7E6C11}"
#define Window "heirloomw.exe"

[Setup]
AppId={#Id}
AppName=Heirloom
AppVersion={#Version}
AppVerName=Heirloom {#Version}
AppPublisher=The Heirloom authors
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\Heirloom
DefaultGroupName=Heirloom
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Licence}
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\{#Window}
OutputDir={#Packages}
OutputBaseFilename={#Name}
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "ja"; MessagesFile: "compiler:Languages\Japanese.isl"
Name: "ko"; MessagesFile: "compiler:Languages\Korean.isl"
Name: "pt"; MessagesFile: "compiler:Languages\BrazilianPortuguese.isl"

[CustomMessages]
en.Restore=Restore with Heirloom
de.Restore=Mit Heirloom restaurieren
es.Restore=Restaurar con Heirloom
fr.Restore=Restaurer avec Heirloom
ja.Restore=Heirloom で修復
ko.Restore=Heirloom으로 복원
pt.Restore=Restaurar com o Heirloom
en.SendTo=Offer Heirloom in the "Send to" menu of the Explorer
de.SendTo=Heirloom im Menü "Senden an" des Explorers anbieten
es.SendTo=Ofrecer Heirloom en el menú "Enviar a" del Explorador
fr.SendTo=Proposer Heirloom dans le menu « Envoyer vers » de l’Explorateur
ja.SendTo=エクスプローラーの「送る」メニューに Heirloom を追加する
ko.SendTo=탐색기의 "보내기" 메뉴에 Heirloom 추가
pt.SendTo=Oferecer o Heirloom no menu "Enviar para" do Explorador
en.Models=Also remove the models, the add-on and the settings of Heirloom? Your photos, results and projects are kept in any case.
de.Models=Auch die Modelle, die Erweiterung und die Einstellungen von Heirloom entfernen? Ihre Fotos, Ergebnisse und Projekte bleiben in jedem Fall erhalten.
es.Models=¿Quitar también los modelos, el complemento y los ajustes de Heirloom? Sus fotos, resultados y proyectos se conservan en todo caso.
fr.Models=Supprimer aussi les modèles, le module complémentaire et les réglages d’Heirloom ? Vos photos, résultats et projets sont conservés dans tous les cas.
ja.Models=Heirloom のモデル、アドオン、設定も削除しますか？写真、結果、プロジェクトはどの場合も残ります。
ko.Models=Heirloom의 모델, 추가 기능, 설정도 제거할까요? 사진, 결과물, 프로젝트는 어떤 경우에도 보존됩니다.
pt.Models=Remover também os modelos, o complemento e as configurações do Heirloom? Suas fotos, resultados e projetos são mantidos em qualquer caso.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "sendto"; Description: "{cm:SendTo}"

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Heirloom"; Filename: "{app}\{#Window}"
Name: "{autodesktop}\Heirloom"; Filename: "{app}\{#Window}"; Tasks: desktopicon
Name: "{usersendto}\Heirloom"; Filename: "{app}\{#Window}"; Tasks: sendto

[Registry]
; A kind of file of our own: projects.
Root: HKCU; Subkey: "Software\Classes\Heirloom.Project"; ValueType: string; ValueData: "OpenRaster"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Heirloom.Project\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Window},0"
Root: HKCU; Subkey: "Software\Classes\Heirloom.Project\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\.ora\OpenWithProgids"; ValueType: string; ValueName: "Heirloom.Project"; ValueData: ""; Flags: uninsdeletevalue
; "Open with" for photos; the person's own choice of program is left alone.
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Heirloom"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".jpeg"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".tif"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".tiff"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".webp"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".heic"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".avif"; ValueData: ""
; The menu of every picture.
Root: HKCU; Subkey: "Software\Classes\SystemFileAssociations\image\shell\Heirloom"; ValueType: string; ValueData: "{cm:Restore}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\SystemFileAssociations\image\shell\Heirloom"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\{#Window},0"
Root: HKCU; Subkey: "Software\Classes\SystemFileAssociations\image\shell\Heirloom\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,Heirloom}"; Flags: nowait postinstall skipifsilent

[Code]
// Photos, results and projects lie where the person put them and are never looked for here.
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step <> usPostUninstall then
    Exit;
  if not DirExists(ExpandConstant('{localappdata}\heirloom')) then
    Exit;
  DelTree(ExpandConstant('{localappdata}\heirloom\Cache'), True, True, True);
  if UninstallSilent then
    Exit;
  if MsgBox(CustomMessage('Models'), mbConfirmation, MB_YESNO or MB_DEFBUTTON2) = IDYES then
    DelTree(ExpandConstant('{localappdata}\heirloom'), True, True, True);
end;
