# Skærmen, hvor et udfyldt skema læses ind.
import-title = Indlæs svar fra en fil
import-title-of = Svar fra { $file }
import-intro = Vælg filen med de udfyldte svar. Intet bliver ændret, før du har set hvert svar og sagt ja til det.
import-looking = Leder efter filer …
import-none-found = Ingen filer fundet. Skriv filens sti nedenfor.
import-place = Anden fil
import-into = Svarene skal ind i
import-into-new = Ny kladde
import-reading = Læser filen …
import-failed = { $name } kunne ikke indlæses: { $why }

# Svarene i filen.
import-count = { $count ->
    [one] 1 svar er anderledes i filen.
   *[other] { $count } svar er anderledes i filen.
}
import-count-new = { $count ->
    [one] Filen har 1 svar.
   *[other] Filen har { $count } svar.
}
import-marked = { $count ->
    [0] Sæt kryds ved dem, der skal tages med.
    [one] Enter tager det afkrydsede svar med.
   *[other] Enter tager de { $count } afkrydsede svar med.
}
import-read-only = Kladden kan kun læses her, så intet kan tages med.
import-same = Filen og kladden er ens.
import-same-left-over = Svarene er de samme som i kladden, men filen har noget, der ikke hører til et svar.
import-empty = Filen har skemaet, men ingen svar.
import-new = nyt svar
import-changed = ændret
import-emptied = tomt i filen
import-emptied-long = Filen har intet svar her. Tages det med, bliver svaret tomt.
import-noted = { $count ->
    [one] 1 note
   *[other] { $count } noter
}
import-notes = { $count ->
    [one] 1 note til filen
   *[other] { $count } noter til filen
}
import-notes-heading = Noter til { $file }
import-answer = { $field } ({ $number } af { $count })
import-in-draft = I kladden
import-in-file = I filen

# Beskeder.
import-count-comments = { $count ->
    [one] Filen har 1 ny kommentar.
   *[other] Filen har { $count } nye kommentarer.
}
import-marked-all = { $count ->
    [0] Sæt kryds ved det, der skal tages med.
   *[other] Enter tager det afkrydsede med.
}
import-comment-by = kommentar fra { $by }
import-comment-to = Kommentar til { $field }
import-comment-settles = Kommentaren er afklaret i filen; tages den med, bliver bemærkningen det også her.
notice-imported-comments = { $count ->
    [one] 1 kommentar er taget med fra { $file }
   *[other] { $count } kommentarer er taget med fra { $file }
}
notice-imported-comments-too = { $count ->
    [one] også 1 kommentar
   *[other] også { $count } kommentarer
}
notice-import-none = Intet er krydset af. Mellemrum sætter kryds, A ved alle
notice-import-read-only = Kun læsning: kladden kan ikke ændres her, så intet er taget med
notice-imported = { $count ->
    [one] 1 svar er taget med fra { $file }
   *[other] { $count } svar er taget med fra { $file }
}
notice-imported-left = { $count ->
    [one] 1 svar er ikke ændret
   *[other] { $count } svar er ikke ændret
}

# Fodlinjen.
hint-read = Åbn filen
hint-into = Skift kladde
hint-take = Tag med
hint-cross = Sæt kryds
import-older-short = ældre end kladden
import-both-short = ændret begge steder
