# Skærmen, hvor et udfyldt skema læses ind.
import-title = Læs svar ind fra en fil
import-title-of = Svar fra { $file }
import-intro = Vælg filen med de udfyldte svar. Intet bliver ændret, før du har set hvert svar og taget det ind.
import-looking = Leder efter filer …
import-none-found = Ingen filer fundet. Skriv filens sti nedenfor.
import-place = Anden fil
import-into = Svarene skal ind i
import-into-new = Ny kladde
import-reading = Læser filen …
import-failed = { $name } er ikke læst ind: { $why }

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
    [0] Sæt kryds ved dem, der skal tages ind.
    [one] Enter tager det afkrydsede svar ind.
   *[other] Enter tager de { $count } afkrydsede svar ind.
}
import-read-only = Kladden kan kun læses her, så de kan ikke tages ind.
import-same = Filen siger det samme som kladden. Der er intet at tage ind.
import-same-left-over = Svarene er de samme som i kladden, men filen har noget, som ikke er taget med i et svar.
import-empty = Filen har skemaet, men ingen svar. Der er intet at tage ind.
import-new = nyt svar
import-changed = ændret
import-emptied = tomt i filen
import-emptied-long = Filen har intet svar her. Tages det ind, bliver svaret tomt.
import-noted = { $count ->
    [one] 1 bemærkning
   *[other] { $count } bemærkninger
}
import-notes = { $count ->
    [one] 1 bemærkning til filen
   *[other] { $count } bemærkninger til filen
}
import-notes-heading = Bemærkninger til { $file }
import-answer = { $field } ({ $number } af { $count })
import-in-draft = I kladden
import-in-file = I filen

# Beskeder.
notice-import-none = Intet er krydset af. X sætter kryds, A ved alle
notice-import-read-only = Kun læsning: kladden kan ikke ændres her, så intet er taget ind
notice-imported = { $count ->
    [one] 1 svar er taget ind fra { $file }
   *[other] { $count } svar er taget ind fra { $file }
}
notice-imported-left = { $count ->
    [one] 1 svar er ikke ændret
   *[other] { $count } svar er ikke ændret
}

# Fodlinjen.
hint-read = Læs filen
hint-into = Skift kladde
hint-take = Tag ind
hint-cross = Sæt kryds
import-older-short = ældre end kladden
import-both-short = ændret begge steder
