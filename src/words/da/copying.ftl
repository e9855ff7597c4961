# At kopiere ud til sin egen udklipsholder.
notice-copied-out = Teksten er sendt til terminalens udklipsholder ({ $size }). Kom den ikke? Se F1
notice-copy-empty = Der er intet at kopiere: svaret er tomt
notice-copy-too-long = Teksten er for lang at kopiere ud ({ $size } af højst { $limit }). F9 E eksporterer
help-copying = ”Kopiér ud” (Esc P) sender teksten til udklipsholderen på din egen maskine. Det kræver, at terminalen tillader det (OSC 52). PuTTY gør det aldrig, tmux kun med ”set -g set-clipboard on”. Brug ellers terminalens egen markering, eller eksportér.

# Størrelser.
size-whole = { $whole } kB
size-tenths = { $whole },{ $tenth } kB
size-thousands = { $thousands }.{ $rest }

# som copy.
cli-copy = Kopiér et svar, eller hele ansøgningen, til din egen udklipsholder
cli-copied = sendt til terminalens udklipsholder ({ $size }); ikke alle terminaler tillader det
cli-copy-empty = der er intet at kopiere
cli-copy-empty-cause = svaret er tomt
cli-copy-too-long = teksten er for lang at kopiere
cli-copy-too-long-cause = den fylder { $size }, og en udklipsholder får højst { $limit } ad denne vej
cli-copy-too-long-hint = skriv den til en fil med som export { $draft } --to txt
cli-copy-no-terminal = der er ingen terminal at kopiere til
cli-copy-no-terminal-hint = som { $command } skriver teksten på standard ud
