# Rækker i en gruppe, der gentages.
rows-added = Række { $number } er tilføjet.
rows-removed = Række { $number } er fjernet. Esc Z bringer den tilbage.
rows-no-more = Der kan højst være { $max } rækker.
rows-undone = Rækken er som før.
rows-first = Rækken står øverst.
rows-last = Rækken står nederst.
rows-blank = tom
rows-none = Spørgsmålet er ikke i en række.
rows-hint = { $add } tilføjer en række, { $remove } fjerner denne
rows-too-many = Der må højst være { $max }. Fjern en, eller skriv to sammen
