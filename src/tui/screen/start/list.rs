//! A row of the list of drafts.

use std::cell::OnceCell;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use ratatui::style::Style;

use crate::draft::Draft;
use crate::draft::check::Check;
use crate::draft::remark::open_count;
use crate::draft::status::DraftStatus;
use crate::say;
use crate::store::{DraftEntry, DraftList};
use crate::tui::context::Context;
use crate::tui::open_draft::title_of;
use crate::tui::phrases;
use crate::tui::screen::versions::DraftFault;
use crate::tui::widget::text::{Canvas, cut, width};
use crate::tui::world::World;
use crate::words::{Words, date};

/// Of a form's id no fewer columns say which it is.
const FORM_COLUMNS: u16 = 5;

/// A draft in the list. What is said of it is worked out when it is first drawn: a folder may hold thousands.
#[derive(Debug)]
pub(super) struct DraftRow {
    /// Its name in the data folder.
    pub(super) name: String,
    pub(super) title: String,
    /// The form that it fills, where there are several.
    form: Option<String>,
    /// Who has it open.
    pub(super) open_by: Vec<String>,
    fault: Option<DraftFault>,
    entries: Arc<[DraftEntry]>,
    at: usize,
    facts: OnceCell<Option<DraftFacts>>,
}

#[derive(Debug)]
struct DraftFacts {
    answered: usize,
    total: usize,
    problems: usize,
    remarks: usize,
    changed: DateTime<Utc>,
    changed_by: String,
    stage: Option<DraftStatus>,
}

impl DraftFacts {
    /// None for a draft that can't be read.
    fn of(entry: &DraftEntry, world: &World) -> Option<Self> {
        let draft = entry.state.as_ref().ok()?;
        let form = &world.form_of(draft);
        let check = Check::of(form, draft);
        Some(DraftFacts {
            answered: check.answered(),
            total: check.fields().len(),
            problems: check.problem_count(),
            remarks: draft.open_remarks(form),
            changed: entry.changed(),
            changed_by: draft.changed_by.clone(),
            stage: DraftStatus::of(draft, form),
        })
    }
}

impl DraftRow {
    /// The row of one of these drafts.
    pub(super) fn of(list: &DraftList, at: usize, world: &World) -> Self {
        let entry = &list.entries[at];
        let title = match &entry.state {
            Ok(draft) => title_of(&entry.shown_name(), draft, &world.form_of(draft)),
            Err(_) => format!("{}.ron", entry.shown_name()),
        };
        let form = entry.state.as_ref().ok().filter(|_| world.forms.is_several());
        DraftRow {
            name: entry.name().to_owned(),
            title,
            form: form.map(|draft| draft.form.clone()),
            open_by: phrases::people(&entry.open_by, world),
            fault: entry.state.as_ref().err().map(|error| DraftFault::of(error, world)),
            entries: Arc::clone(&list.entries),
            at,
            facts: OnceCell::new(),
        }
    }

    /// Why the draft can't be read, if so.
    pub(super) fn fault(&self) -> Option<&DraftFault> {
        self.fault.as_ref()
    }

    /// What the draft says, if it can be read.
    pub(super) fn draft(&self) -> Option<&Draft> {
        self.entries[self.at].state.as_ref().ok()
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, y: u16, style: Style, cx: &Context) {
        if let Some(fault) = &self.fault {
            let problem = canvas.theme().problem();
            let column = canvas.put(y, 3, &format!("! {}", self.title), problem) + 2;
            canvas.put(y, column, &fault.cause, Style::new());
        }
        let facts = self.facts.get_or_init(|| DraftFacts::of(&self.entries[self.at], &cx.world));
        if let Some(facts) = facts {
            self.draw_facts(facts, canvas, y, style, cx);
        }
    }

    fn draw_facts(&self, facts: &DraftFacts, canvas: &mut Canvas<'_>, y: u16, style: Style, cx: &Context) {
        let (words, theme) = (&cx.world.words, cx.world.theme);
        let columns = ListColumns::of(canvas.width());
        let room = columns.count - 5;
        canvas.put(y, 3, &cut(&self.title, room, theme), style);
        self.draw_form(canvas, y, room);
        let count = say!(words, "start-answered", answered = facts.answered, total = facts.total);
        canvas.put(y, columns.count, &count, Style::new());
        let age = date::stamp(words, facts.changed, cx.time.wall);
        let age = cut(&age, columns.by.saturating_sub(columns.age + 1), theme);
        canvas.put(y, columns.age, &age, Style::new());
        if columns.by >= canvas.width() {
            return;
        }
        let open = self.open_text(facts, cx);
        let state = facts.state_text(canvas.width().saturating_sub(columns.by + 1), words);
        let right = if open.is_empty() { &state } else { &open };
        let room = canvas.width().saturating_sub(columns.by + width(right) + 3);
        // A name of which next to nothing is left says nothing.
        let by = if room < 5 { String::new() } else { cut(&facts.changed_by, room, theme) };
        canvas.put(y, columns.by, &by, Style::new());
        let is_well = open.is_empty() && facts.is_well();
        canvas.put_right(y, 1, right, if is_well { theme.done() } else { theme.notice() });
    }

    /// The id of the form, in what the title leaves of the room.
    fn draw_form(&self, canvas: &mut Canvas<'_>, y: u16, room: u16) {
        let (Some(form), theme) = (&self.form, canvas.theme()) else { return };
        let left = room.saturating_sub(width(&self.title) + 2);
        if left >= FORM_COLUMNS {
            canvas.put(y, 5 + width(&self.title), &cut(form, left, theme), theme.quiet());
        }
    }

    /// Who has the draft open; their name is left out where the row has it already.
    fn open_text(&self, facts: &DraftFacts, cx: &Context) -> String {
        let (world, names) = (&cx.world, &self.open_by);
        if names.is_empty() {
            String::new()
        } else if names.len() == 1 && *names == [phrases::person(&facts.changed_by, world)] {
            say!(world.words, "others-open-now")
        } else {
            say!(world.words, "others-open", names = phrases::names(&world.words, names))
        }
    }
}

impl DraftFacts {
    /// Whether nothing is left to look at.
    fn is_well(&self) -> bool {
        self.problems == 0
            && self.remarks == 0
            && !matches!(self.stage, Some(DraftStatus::Changed | DraftStatus::Unsettled))
    }

    /// How far the draft is, with its open remarks where there is room.
    fn state_text(&self, columns: u16, words: &Words) -> String {
        let stage = self.stage_text(columns, words);
        if self.remarks == 0 {
            return stage;
        }
        let remarks = open_count(self.remarks, words);
        if stage.is_empty() {
            return remarks;
        }
        let both = say!(words, "start-stage-problems", stage = stage.as_str(), problems = remarks);
        if width(&both) <= columns { both } else { stage }
    }

    /// How far the draft is, in so many columns at most: the furthest counts, with its problems where there is room.
    fn stage_text(&self, columns: u16, words: &Words) -> String {
        let problems = (self.problems > 0).then(|| say!(words, "start-problems", count = self.problems));
        let Some(stage) = self.stage else {
            let is_near_its_end = self.answered + 1 >= self.total;
            return problems.map_or_else(
                || say!(words, "start-ready"),
                |problems| if is_near_its_end { problems } else { String::new() },
            );
        };
        let names = [stage.word(words), stage.short_word(words)];
        let with_problems = problems.iter().flat_map(|problems| {
            names.iter().map(move |name| {
                say!(words, "start-stage-problems", stage = name.as_str(), problems = problems.as_str())
            })
        });
        // What is approved and not right is still to be mended: that matters most.
        let alone = problems.iter().filter(|_| stage == DraftStatus::Approved).chain(&names).cloned();
        let fits = |text: &String| width(text) <= columns;
        with_problems.chain(alone).find(fits).unwrap_or_else(|| stage.short_word(words))
    }
}

/// Where the columns of the list begin.
struct ListColumns {
    count: u16,
    age: u16,
    by: u16,
}

impl ListColumns {
    fn of(width: u16) -> Self {
        if width < 70 {
            return ListColumns { count: width.saturating_sub(10).max(6), age: width, by: width };
        }
        let spare = width - 70;
        let count = 27 + spare / 3;
        let age = count + 10;
        let by = age + 19 + spare / 6;
        ListColumns { count, age, by }
    }
}
