//! Two people, each with a program of their own, in one draft at once.

use std::process::Stdio;
use std::thread;

use som::form::FieldId;
use som::store::Store;

use crate::rounds::rounds;
use crate::som::Som;

/// Both set an answer at the same time; gives what the draft says then, and both exit codes.
fn both_set(som: &Som, one: [&str; 2], other: [&str; 2]) -> (som::draft::Draft, [Option<i32>; 2]) {
    let set = |[field, text]: [&str; 2]| {
        let mut command = som.command(&["set", "aarhus", field, text]);
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        child.expect("the program starts")
    };
    let children = [set(one), set(other)];
    let codes = children.map(|mut child| child.wait().expect("it ends").code());
    (
        Store::new(som.path("."), som::form::Forms::built_in())
            .load("aarhus")
            .expect("a draft that can be read")
            .0,
        codes,
    )
}

/// Every round is another pair of saves that meet; several folders at once, so that they meet in many ways.
#[test]
fn two_writers_at_once_lose_no_answer() {
    let lanes = 4;
    let each = rounds(60).div_ceil(lanes);
    let lanes: Vec<_> = (0..lanes).map(|_| thread::spawn(move || two_writers(each))).collect();
    let disputed: usize = lanes.into_iter().map(|lane| lane.join().expect("no answer is lost")).sum();
    eprintln!("{} rounds of two writers: 0 answers lost, {disputed} disputes kept", each * 4);
}

fn two_writers(rounds: usize) -> usize {
    let som = Som::with_draft();
    let mut disputes = 0;
    for round in 0..rounds {
        let (mine, yours) = (format!("min {round}"), format!("din {round}"));
        let (draft, codes) = both_set(&som, ["navn", &mine], ["motivation", &yours]);
        assert_eq!(codes, [Some(0); 2]);
        let answer = |field| draft.answer(&FieldId::new(field)).to_owned();
        assert_eq!((answer("navn"), answer("motivation")), (mine.clone(), yours.clone()));

        let field = FieldId::new("kendskab");
        let (draft, codes) = both_set(&som, ["kendskab", &mine], ["kendskab", &yours]);
        assert_eq!(codes, [Some(0); 2]);
        let kept: Vec<&str> = std::iter::once(draft.answer(&field))
            .chain(draft.rivals(&field).iter().map(|rival| rival.text.as_str()))
            .collect();
        let is_kept = |text: &String| kept.contains(&text.as_str());
        // The later of the two may have begun with the other's text; then it replaces it, and that is no dispute.
        assert!(is_kept(&mine) || is_kept(&yours), "{kept:?}");
        disputes += usize::from(is_kept(&mine) && is_kept(&yours));
    }
    disputes
}
