#!/bin/bash
# Signs the program, makes the disk image, has it notarised and staples the ticket.
#
#   package.sh Heirloom.app FOLDER VERSION
#
# The owner's keys come from the environment:
#   HEIRLOOM_SIGNER    the name of the certificate, "Developer ID Application: NAME (TEAM)"
#   HEIRLOOM_NOTARY    the profile that `xcrun notarytool store-credentials` keeps in the keychain
# Without a signer the program is signed for this computer only (ad hoc), and macOS asks whoever
# opens it elsewhere; without a notary nothing is sent to Apple.
set -euo pipefail

app=$1
folder=$2
version=$3
signer=${HEIRLOOM_SIGNER:--}
entitlements=$(dirname "$0")/entitlements.plist
image=$folder/heirloom-$version-$(uname -m).dmg

hardened="--options runtime --timestamp"
if [ "$signer" = - ]; then
  hardened="--timestamp=none"
fi

# From the inside out: libraries first, the bundle last.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' -o -name 'Qt*' \) -print0 |
  while IFS= read -r -d '' library; do
    if file -b "$library" | grep -q 'Mach-O'; then
      # shellcheck disable=SC2086
      codesign --force $hardened --sign "$signer" "$library"
    fi
  done
# shellcheck disable=SC2086
codesign --force $hardened --entitlements "$entitlements" --sign "$signer" "$app"
codesign --verify --deep --strict "$app"

staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
cp -R "$app" "$staging/"
ln -s /Applications "$staging/Applications"
rm -f "$image"
hdiutil create -volname Heirloom -srcfolder "$staging" -format ULFO -ov "$image"

if [ "$signer" != - ]; then
  codesign --force --timestamp --sign "$signer" "$image"
fi
if [ -n "${HEIRLOOM_NOTARY:-}" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$HEIRLOOM_NOTARY" --wait
  xcrun stapler staple "$image"
  spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
