# Ord, som ordbogen ikke kender.
spelling-unknown = ”{ $word }” er ikke i ordbogen
spelling-looking = Ser ordene igennem …
spelling-wait = Leder efter forslag …
spelling-no-correction = Ingen forslag
spelling-none = Ingen ukendte ord
spelling-done = Ikke flere ukendte ord
spelling-adding = Tilføjer ”{ $word }” til jeres egne ord …
spelling-added = ”{ $word }” er tilføjet til jeres egne ord
spelling-not-added = ”{ $word }” er ikke tilføjet til words.txt: { $cause }
spelling-gone = Ordbogen kan ikke bruges
spelling-take = Ret
spelling-next = Næste
spelling-add = Tilføj
spelling-read-only = Kladden kan kun læses, så her kan intet rettes
