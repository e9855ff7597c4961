# Søg og erstat i alle svar.
find-what = Søg efter
find-with = Erstat med
find-next = Næste
find-replace = Erstat
find-begin = Begynd
find-other = Skift felt
find-nothing = Skriv det, der skal søges efter
find-none = ”{ $text }” findes ikke i svarene
find-wrapped = Begyndt forfra
find-read-only = Kladden kan kun læses, så her kan intet erstattes
find-ask = { $at } af { $count }: erstat ”{ $text }” med ”{ $with }”?
find-yes = Ja
find-all = { $places ->
    [one] Alle
   *[other] Alle { $places } i { $answers } svar
  }
find-stop = Stop
find-replaced = Erstattet { $places ->
    [one] 1 sted
   *[other] { $places } steder
  } i { $answers } svar
find-replaced-none = Intet er erstattet
find-says-it = Der står allerede ”{ $with }” alle steder
find-too-long = Så ville et svar fylde mere end 1 MB, og intet er erstattet. Tag en kortere tekst eller færre steder
find-undone = Erstatningen er fortrudt i { $answers } svar{ $left ->
    [0] {""}
   *[other] , men ikke i { $left }, der er ændret siden
  }
find-redone = Erstatningen er lavet igen i { $answers } svar{ $left ->
    [0] {""}
   *[other] , men ikke i { $left }, der er ændret siden
  }
find-changed = Teksten er ændret imens: begynd igen
