#!/usr/bin/env bash
# Makes the documents here anew: udfyldt.ron as som exports it, saved again by LibreOffice. Needs soffice and a built som.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
som=${SOM:-$here/../../../target/debug/som}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

save() { # FROM TO-FORMAT FOLDER
    soffice "-env:UserInstallation=file://$work/profil" --headless --convert-to "$2" --outdir "$work/$3" "$1" >/dev/null
}

mkdir -p "$work/drafts"
cp "$here/udfyldt.ron" "$work/drafts/"
"$som" --data "$work" --now 2023-10-31T05:00:00Z export udfyldt --to docx -o "$work/som.docx"
save "$work/som.docx" docx docx
save "$work/som.docx" odt odt
save "$work/odt/som.odt" docx rundt
cp "$work/docx/som.docx" "$here/libreoffice.docx"
cp "$work/odt/som.odt" "$here/libreoffice.odt"
cp "$work/rundt/som.docx" "$here/odt-og-tilbage.docx"
