# Et skema, der er vokset, siden kladden blev skrevet.
growth-newer = Ny udgave af skemaet: { $new ->
        [0] ingen nye spørgsmål
        [one] 1 nyt spørgsmål
       *[other] { $new } nye spørgsmål
    }, { $left } svar uden spørgsmål (sidst i Esc T)
growth-older = Kladden er fra udgave { $written } af skemaet, som er nyere end den her
growth-new-field = { $name } (ny)
growth-left = Svar uden spørgsmål (gemt, men ikke i dokumentet)
