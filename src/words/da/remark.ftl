# Bemærkninger til svarene.
remark-head = { $by }, { $time }, { $about }
remark-by-nobody = Ukendt
remark-on-answer = om hele svaret
remark-on-words = om ”{ $quote }”
remark-on-gone = om ord, der er ændret siden: ”{ $quote }”
remark-open = åben
remark-settled = afklaret
remark-open-count = { $n ->
    [one] 1 åben bemærkning
   *[other] { $n } åbne bemærkninger
}
remark-refused-blank = Bemærkningen er tom
remark-refused-long = Bemærkningen er for lang: højst { $size } – del den i to
remark-refused-many = En kladde kan have { $most } bemærkninger, de afklarede talt med, og her er ikke plads til flere

# Skærmen med bemærkninger til et svar.
remarks-title = Bemærkninger: { $field }
remarks-none = Ingen bemærkninger endnu. Skriv den første nedenfor.
remarks-new = Ny bemærkning { $about }
remarks-open-here = { $open } ({ $key })
remarks-more = … og { $count } til
hint-remark-add = Tilføj
hint-remark-settle = Afklaret
hint-remark-reopen = Genåbn
hint-remark-about = Om hvad
nothing-remark = Skriv først bemærkningen
notice-remark-added = Bemærkningen er tilføjet
notice-remark-removed = Bemærkningen er taget væk igen
notice-remark-back = Bemærkningen er tilbage
notice-remark-settled = Bemærkningen er afklaret
notice-remark-reopened = Bemærkningen er åben igen
notice-remark-came = { $who } har en bemærkning til ”{ $field }”
notice-remark-changed = En anden har ændret bemærkningen siden, så den er ladet i fred
