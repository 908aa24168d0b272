#!/bin/bash
# Puts the owner's certificate and notary profile into a keychain of this run, where they are given
# in the environment, and tells the steps that follow. Without them packages are signed ad hoc.
set -euo pipefail

if [ -z "${CERTIFICATE:-}" ]; then
  echo "No certificate: the package will be signed for this computer only."
  exit 0
fi

keychain=$RUNNER_TEMP/heirloom.keychain-db
secret=$(uuidgen)
security create-keychain -p "$secret" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$secret" "$keychain"
echo "$CERTIFICATE" | base64 --decode > "$RUNNER_TEMP/certificate.p12"
security import "$RUNNER_TEMP/certificate.p12" -P "$CERTIFICATE_PASSWORD" -k "$keychain" \
  -T /usr/bin/codesign
rm "$RUNNER_TEMP/certificate.p12"
security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain"
security list-keychains -d user -s "$keychain" login.keychain-db
echo "HEIRLOOM_SIGNER=$SIGNER" >> "$GITHUB_ENV"

if [ -n "${APPLE_ID:-}" ]; then
  xcrun notarytool store-credentials heirloom --keychain "$keychain" \
    --apple-id "$APPLE_ID" --team-id "$APPLE_TEAM" --password "$APPLE_PASSWORD"
  echo "HEIRLOOM_NOTARY=heirloom" >> "$GITHUB_ENV"
fi
