# Søg og erstat i alle svar.
find-what = Søg efter
find-with = Erstat med
find-next = Find næste
find-replace = Erstat
find-begin = Begynd
find-other = Skift felt
find-nothing = Skriv det, der skal søges efter
find-none = ”{ $text }” findes ikke i svarene
find-wrapped = Begyndt forfra
find-read-only = Kladden kan kun læses, så her kan intet erstattes
find-ask = { $at } af { $count }: erstat ”{ $text }” med ”{ $with }”?
find-yes = Ja
find-all = Alle
find-stop = Stop
find-replaced = Erstattet { $places ->
    [one] 1 sted
   *[other] { $places } steder
  } i { $answers } svar
find-replaced-none = Intet er erstattet
find-changed = Teksten er ændret imens: begynd igen
