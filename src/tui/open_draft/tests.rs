//! Whatever is typed, undone, ticked, taken over and written by others: each editor says what its answer says, and undo
//! takes back nothing of anyone else's.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::form::som;
use crate::import::Imported;
use crate::store::{Base, Revision};
use crate::tui::editor::{Edit, Motion};
use crate::tui::message::{Arrived, FileJob, Opened, Time};
use crate::tui::world::World;

const FIELDS: [&str; 3] = ["motivation", "omraade", "datapraksis"];

/// What others write are the letters after this one.
const FIRST_LETTER: u32 = '一' as u32;

fn field(number: usize) -> &'static Field {
    som().field(&FieldId::new(FIELDS[number])).expect("the field")
}

pub(super) fn shared() -> Shared {
    let time = Time { wall: DateTime::UNIX_EPOCH, mono: Duration::ZERO };
    Shared::new(World::for_tests(), time, (80, 24))
}

/// A draft as it is opened.
pub(super) fn opened(name: &str, draft: Draft) -> OpenDraft {
    let opened = Opened {
        name: name.to_owned(),
        base: Base::read(draft.clone(), Revision::of(b"")),
        draft,
        is_read_only: false,
        recovered: None,
        is_edited_by_hand: false,
        job: FileJob::Open(name.to_owned()),
    };
    OpenDraft::new(opened, 0, som())
}

#[derive(Debug, Clone)]
enum Deed {
    Edit(Edit),
    Show,
    Tick(usize),
    TakeOver(String),
    /// Another draft is opened, and this one again.
    Reopen,
    /// A colleague puts a paragraph of their own first or last, and toggles a tick.
    Theirs {
        is_first: bool,
        tick: Option<usize>,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    let edits = prop_oneof![
        "[a-c \n]{1,4}".prop_map(Edit::Paste),
        prop::sample::select(vec![
            Edit::Undo,
            Edit::Undo,
            Edit::Undo,
            Edit::Redo,
            Edit::Backspace,
            Edit::NewParagraph,
            Edit::Move { motion: Motion::TextStart, extend: false },
            Edit::Move { motion: Motion::WordLeft, extend: true },
            Edit::Move { motion: Motion::TextEnd, extend: false },
        ]),
    ];
    prop_oneof![
        8 => edits.prop_map(Deed::Edit),
        1 => Just(Deed::Show),
        2 => (0..3_usize).prop_map(Deed::Tick),
        1 => "[a-c\n]{0,4}".prop_map(Deed::TakeOver),
        1 => Just(Deed::Reopen),
        2 => (any::<bool>(), prop::option::of(0..3_usize))
            .prop_map(|(is_first, tick)| Deed::Theirs { is_first, tick }),
    ]
}

/// The draft, and what others have a hand in.
struct Desk {
    open: OpenDraft,
    kept: KeptDrafts,
    shared: Shared,
    /// Ticks that a colleague toggled last, by field and number.
    their_ticks: BTreeSet<(usize, usize)>,
    arrived: u32,
}

impl Desk {
    fn new() -> Self {
        let draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        let (kept, their_ticks) = (KeptDrafts::default(), BTreeSet::new());
        Desk { open: opened("ribe", draft), kept, shared: shared(), their_ticks, arrived: 0 }
    }

    fn do_in(&mut self, at: usize, deed: Deed) {
        let Desk { open, shared, .. } = self;
        match deed {
            Deed::Edit(edit) => drop(open.edit(field(at), edit, shared)),
            Deed::Show => open.show_field(field(at)),
            Deed::Tick(tick) => {
                open.toggle_tick(field(at), tick, shared);
                self.their_ticks.remove(&(at, tick));
            }
            Deed::TakeOver(text) => {
                open.take_over(&[(field(at).id.clone(), text)], &Imported::default(), shared);
            }
            Deed::Reopen => {
                let draft = open.draft().clone();
                let left = std::mem::replace(open, opened("ribe", draft));
                self.kept.keep(Some(left));
                self.kept.give_back(&mut self.open, som());
            }
            Deed::Theirs { is_first, tick } => self.take_in(at, is_first, tick),
        }
    }

    fn take_in(&mut self, at: usize, is_first: bool, tick: Option<usize>) {
        let (id, questions) = (&field(at).id, field(at).questions.all());
        let base = self.open.draft().clone();
        let mut theirs = base.clone();
        self.arrived += 1;
        // One letter for each time, so that nothing that is typed makes one out of another.
        let (own, their) = (base.answer(id), char::from_u32(FIRST_LETTER + self.arrived).unwrap_or('?'));
        theirs.set_answer(id, if is_first { format!("{their}\n{own}") } else { format!("{own}\n{their}") });
        if let Some((tick, question)) = tick.and_then(|tick| Some((tick, questions.get(tick)?))) {
            theirs.toggle_tick(id, question);
            self.their_ticks.insert((at, tick));
        }
        let (name, by) = ("ribe".to_owned(), "jonas".to_owned());
        self.open.take_in(&Arrived { name, number: self.arrived.into(), base, theirs, by }, &mut self.shared);
    }

    /// What others wrote, and the ticks that they toggled last.
    fn theirs(&self) -> (BTreeSet<char>, Vec<bool>) {
        let draft = self.open.draft();
        let letters = (0..FIELDS.len()).flat_map(|at| draft.answer(&field(at).id).chars());
        let written = letters.filter(|letter| u32::from(*letter) > FIRST_LETTER).collect();
        let is_ticked =
            |(at, tick): &(usize, usize)| draft.is_ticked(&field(*at).id, &field(*at).questions.all()[*tick]);
        (written, self.their_ticks.iter().map(is_ticked).collect())
    }
}

proptest! {
    #[test]
    fn undo_takes_back_only_what_the_writer_did(deeds in prop::collection::vec((0..FIELDS.len(), deed()), 0..60)) {
        let mut desk = Desk::new();
        for (at, deed) in deeds {
            let is_undo = matches!(deed, Deed::Edit(Edit::Undo));
            let before = desk.theirs();
            desk.do_in(at, deed);
            if is_undo {
                let after = desk.theirs();
                prop_assert!(before.0.is_subset(&after.0), "{before:?} {after:?}");
                prop_assert_eq!(before.1, after.1);
            }
            for at in 0..FIELDS.len() {
                if let Some(editor) = desk.open.editor(&field(at).id) {
                    prop_assert_eq!(editor.input.text(), desk.open.answer(&field(at).id));
                }
            }
            prop_assert_eq!(desk.open.check(), &Check::of(som(), desk.open.draft()));
        }
    }

    #[test]
    fn all_that_is_undone_is_had_back(deeds in prop::collection::vec(deed(), 0..40)) {
        let mut desk = Desk::new();
        for deed in deeds {
            if !matches!(deed, Deed::Theirs { .. } | Deed::Edit(Edit::Undo | Edit::Redo)) {
                desk.do_in(1, deed);
            }
        }
        let whole = desk.open.draft().clone();
        for edit in [Edit::Undo, Edit::Redo] {
            (0..100).for_each(|_| desk.do_in(1, Deed::Edit(edit.clone())));
            let nothing = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
            let expected = if edit == Edit::Undo { &nothing } else { &whole };
            prop_assert!(desk.open.draft().says_the_same(expected), "{edit:?} {:?}", desk.open.draft());
        }
    }
}
