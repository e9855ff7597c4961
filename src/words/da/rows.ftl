# Rækker i en gruppe, der gentages.
rows-added = Række { $number } er tilføjet.
rows-removed = Række { $number } er fjernet. Esc Z bringer den tilbage.
rows-no-more = Der kan højst være { $max } rækker.
rows-emptied = Række { $number } er tømt: den skal være der
rows-nothing-to-remove = rækken er tom og skal være der
rows-redone = Rækken er ændret igen
rows-question-gone = ”{ $gone }” stilles ikke mere, eller rækken er fjernet
rows-undone = Rækken er som før.
rows-first = Rækken står øverst.
rows-last = Rækken står nederst.
rows-blank = tom
rows-none = Spørgsmålet er ikke i en række.
rows-hint = { $add } tilføjer en række, { $remove } fjerner denne
rows-too-many = Der må højst være { $max }. Fjern en, eller skriv to sammen
