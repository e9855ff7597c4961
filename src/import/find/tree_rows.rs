//! Finds the rows of repeated groups in a document: by som's bookmarks, by headings such as `Budgetlinje 3`, by labels that
//! come again, and in tables whose head has the labels.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::PlacedLabels;
use super::grid::Grid;
use crate::form::{FieldId, FormDefinition, FormSpec, Forms, NothingGiven};
use crate::import::form_words::FormWords;
use crate::import::rows::{PlacedRows, ShownRow, ShownRows};
use crate::import::tree::DocumentTree;
use crate::roundtrip::form_lines::folded;
use crate::roundtrip::row_names::RowNames;
use crate::roundtrip::{BookmarkNames, Marked, answer_bookmark, bookmarked_in_row, label_bookmark};

/// A narrow column breaks a label into so many lines at most.
const MOST_LABEL_LINES: usize = 4;

/// With what the last line of a table begins that adds up the others.
const TOTALS: [&str; 4] = ["i alt", "total", "sum", "samlet"];

/// Where a document has rows of the form's repeated groups.
#[derive(Debug, Default)]
pub(in crate::import) struct TreeRows {
    pub(in crate::import) shown: ShownRows,
    labels: Vec<(usize, RowAt)>,
    cells: Vec<(usize, RowAt, FieldId)>,
    /// Bookmarks, by their numbers, each with the field of its row that it is about.
    marks: Vec<(usize, RowAt, FieldId, Marked)>,
}

/// A row: its group, and its place among those that the document shows.
type RowAt = (String, usize);

/// What a label may lead to.
struct LabelUse {
    /// In which group and as which of its fields.
    in_rows: Vec<(String, FieldId)>,
    /// How many fields beside have it.
    single: usize,
}

struct RowSearch<'a> {
    tree: &'a DocumentTree,
    grid: Grid<'a>,
    words: FormWords<'a>,
    names: RowNames,
    labels: HashMap<String, LabelUse>,
    /// The cells that som marked as an answer.
    answers: HashSet<usize>,
    /// How often each label led out of the rows.
    singles: HashMap<String, usize>,
    open: Option<OpenRow>,
    /// The tables that were read as a whole.
    tables: HashSet<usize>,
    rows: TreeRows,
}

/// The row that the next label may belong to.
struct OpenRow {
    at: RowAt,
    id: Option<String>,
    seen: HashSet<FieldId>,
}

impl TreeRows {
    /// The rows of a document; `form` has all that may be asked, and `sums` the ids of what was exported.
    pub(in crate::import) fn of(tree: &DocumentTree, form: &FormSpec, sums: &str) -> Self {
        let marks = row_marks(tree, form, sums);
        let mut labels: HashMap<String, LabelUse> = HashMap::new();
        for field in form.fields() {
            let label = labels
                .entry(folded(&field.label))
                .or_insert_with(|| LabelUse { in_rows: Vec::new(), single: 0 });
            match field.id.row_parts() {
                Some((group, _, own)) => label.in_rows.push((group.to_owned(), own)),
                None => label.single += 1,
            }
        }
        let answers = marks.values().flatten().filter(|(.., of)| *of == Marked::Answer);
        let answers = answers.filter_map(|(at, ..)| tree.bookmarks[*at].cell).collect();
        let mut search = RowSearch {
            tree,
            grid: Grid::of(tree),
            words: FormWords::of(form),
            names: RowNames::of(form),
            labels,
            answers,
            singles: HashMap::new(),
            open: None,
            tables: HashSet::new(),
            rows: TreeRows::default(),
        };
        for paragraph in 0..tree.paragraphs.len() {
            search.take(paragraph, marks.get(&paragraph).map_or(&[], Vec::as_slice));
        }
        search.rows
    }

    /// Which row each label is in. The bookmarks of the document are given the names of these rows.
    pub(in crate::import) fn placed(self, rows: &PlacedRows, tree: &mut DocumentTree) -> PlacedLabels {
        for (mark, (group, at), own, of) in &self.marks {
            let id = rows.row(group, *at).map(|row| own.in_row(group, row));
            let name = id.map(|id| match of {
                Marked::Label => label_bookmark(&id),
                Marked::Answer => answer_bookmark(&id),
            });
            tree.bookmarks[*mark].name = name.unwrap_or_default();
        }
        let labels = self.labels.into_iter().map(|(paragraph, (group, at))| {
            let row = rows.row(&group, at).cloned();
            (paragraph, (group, row))
        });
        let cells = self.cells.iter().filter_map(|(cell, (group, at), own)| {
            rows.row(group, *at).map(|row| (*cell, own.in_row(group, row)))
        });
        PlacedLabels { labels: labels.collect(), cells: cells.collect() }
    }
}

/// som's bookmarks of fields in rows, by the paragraph that each begins in.
fn row_marks(
    tree: &DocumentTree,
    form: &FormSpec,
    sums: &str,
) -> BTreeMap<usize, Vec<(usize, FieldId, Marked)>> {
    let exported = sums.split_whitespace().filter_map(|pair| Some(FieldId::new(pair.split_once('=')?.0)));
    let templates = templates(form);
    let is_known = |id: &FieldId| is_in_rows(id, &templates);
    let known = exported.filter(is_known);
    let known = known.chain(form.fields().map(|field| field.id.clone()));
    let summed = known.map(|id| (label_bookmark(&id), id)).collect();
    let mut marks: BTreeMap<usize, Vec<(usize, FieldId, Marked)>> = BTreeMap::new();
    for (at, bookmark) in tree.bookmarks.iter().enumerate() {
        let Some((id, of)) = bookmarked_in_row(&bookmark.name, &summed, is_known) else { continue };
        if id.row_parts().is_some() {
            marks.entry(bookmark.first.0).or_default().push((at, id, of));
        }
    }
    marks
}

/// The fields of the repeated groups, by their group.
fn templates(form: &FormSpec) -> HashMap<&str, HashSet<&FieldId>> {
    let fields = form.repeated().map(|(group, rows)| {
        let ids: HashSet<&FieldId> = group.fields().map(|field| &field.id).collect();
        (rows.id.as_str(), ids)
    });
    fields.collect()
}

fn is_in_rows(id: &FieldId, templates: &HashMap<&str, HashSet<&FieldId>>) -> bool {
    let parts = id.row_parts();
    parts.is_some_and(|(group, _, own)| templates.get(group).is_some_and(|fields| fields.contains(&own)))
}

impl RowSearch<'_> {
    fn take(&mut self, at: usize, marks: &[(usize, FieldId, Marked)]) {
        let paragraph = &self.tree.paragraphs[at];
        if paragraph.cell.is_some_and(|cell| self.tables.contains(&self.tree.cells[cell].table)) {
            return;
        }
        if self.is_alone(paragraph.cell) {
            if let Some((group, number)) = self.names.numbered(&paragraph.text) {
                let row = ShownRow { id: None, number: Some(number) };
                return self.begin(group.to_owned(), row);
            }
            if self.words.is_heading(&paragraph.text) && self.words.label(&paragraph.text).is_none() {
                self.open = None;
                return;
            }
        }
        for (mark, id, of) in marks {
            self.take_mark(*mark, id, *of);
        }
        let is_answer = paragraph.cell.is_some_and(|cell| self.answers.contains(&cell));
        if marks.is_empty() && !is_answer && !self.take_table(at) {
            self.take_label(at);
        } else if let Some(open) = self.open.as_ref().filter(|_| !marks.is_empty()) {
            self.rows.labels.push((at, open.at.clone()));
        }
    }

    /// Whether what stands here is no answer to a label beside it.
    fn is_alone(&self, cell: Option<usize>) -> bool {
        let Some(cell) = cell else { return true };
        self.grid.row(self.tree.cells[cell].table, self.tree.cells[cell].row).len() == 1
            && self.grid.above(cell).is_none()
    }

    fn begin(&mut self, group: String, row: ShownRow) {
        let rows = self.rows.shown.entry(group.clone()).or_default();
        let id = row.id.as_ref().map(|id| id.as_str().to_owned());
        rows.push(row);
        self.open = Some(OpenRow { at: (group, rows.len() - 1), id, seen: HashSet::new() });
    }

    /// A bookmark of som's: it says which row begins or goes on here. One that comes twice is of a copy.
    fn take_mark(&mut self, mark: usize, id: &FieldId, of: Marked) {
        let Some((group, row, own)) = id.row_parts() else { return };
        let is_label = of == Marked::Label;
        let goes_on = |open: &OpenRow| {
            let is_it = open.id.as_deref().map_or(open.seen.is_empty(), |id| id == row.as_str());
            open.at.0 == group && is_it && !(is_label && open.seen.contains(&own))
        };
        if !self.open.as_ref().is_some_and(goes_on) {
            self.begin(group.to_owned(), ShownRow { id: Some(row.clone()), number: None });
        }
        let Some(open) = &mut self.open else { return };
        if open.id.is_none() {
            open.id = Some(row.as_str().to_owned());
            let shown = self.rows.shown.get_mut(group).and_then(|rows| rows.get_mut(open.at.1));
            if let Some(shown) = shown {
                shown.id = Some(row.clone());
            }
        }
        if is_label {
            open.seen.insert(own.clone());
        }
        self.rows.marks.push((mark, open.at.clone(), own, of));
    }

    /// A label: of the open row, where that has none yet; else of a field beside the rows, or of a new row.
    fn take_label(&mut self, at: usize) {
        let Some(label) = self.label_at(at) else { return };
        let Some(LabelUse { in_rows, single }) = self.labels.get(&label) else { return };
        if let Some(open) = &mut self.open {
            let own = in_rows.iter().find(|(group, own)| *group == open.at.0 && !open.seen.contains(own));
            if let Some((_, own)) = own {
                open.seen.insert(own.clone());
                self.rows.labels.push((at, open.at.clone()));
                return;
            }
        }
        let led = self.singles.entry(label.clone()).or_default();
        if *led < *single {
            *led += 1;
            self.open = None;
            return;
        }
        let Some((group, own)) = in_rows.first().cloned() else { return };
        self.begin(group, ShownRow::default());
        if let Some(open) = &mut self.open {
            open.seen.insert(own);
            self.rows.labels.push((at, open.at.clone()));
        }
    }

    /// The label that a paragraph is or begins with: of a cell, all that stands in it, or its first line.
    fn label_at(&self, at: usize) -> Option<String> {
        let paragraph = &self.tree.paragraphs[at];
        let whole = paragraph.cell.and_then(|cell| self.words_of(cell, at));
        let label = whole.and_then(|text| self.words.label(&text));
        let label = label.or_else(|| self.words.label(&paragraph.text));
        let label = label.or_else(|| Some(self.words.label_before(&paragraph.text)?.0));
        label.map(|field| folded(&field.label))
    }

    /// All that stands in a cell, where this is its first paragraph and it is short enough for a label.
    fn words_of(&self, cell: usize, at: usize) -> Option<String> {
        let of_cell = &self.tree.paragraphs[self.tree.cells[cell].first..self.tree.cells[cell].end];
        let is_first = self.tree.cells[cell].first == at && of_cell.len() <= MOST_LABEL_LINES;
        is_first.then(|| of_cell.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" "))
    }

    /// Reads a table with a row for each line below a head of labels, if it begins here.
    fn take_table(&mut self, at: usize) -> bool {
        let Some(cell) = self.tree.paragraphs[at].cell else { return false };
        let head = &self.tree.cells[cell];
        if head.first != at || self.grid.left(cell).is_some() {
            return false;
        }
        let cells = self.grid.row(head.table, head.row);
        let Some((group, columns)) = self.columns(cells) else { return false };
        let mut lines: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (index, below) in self.tree.cells.iter().enumerate() {
            if below.table == head.table && below.row > head.row {
                lines.entry(below.row).or_default().push(index);
            }
        }
        // Two labels side by side over their answers are a table of one line, in which nothing else stands.
        let is_label =
            |cell: &usize| self.words_in(*cell).is_some_and(|text| self.words.label(&text).is_some());
        let lines: Vec<&Vec<usize>> = lines.values().filter(|line| self.is_filled(line)).collect();
        if lines.iter().any(|line| line.iter().filter(|cell| is_label(cell)).count() > 1) {
            return false;
        }
        self.tables.insert(head.table);
        for line in lines {
            self.begin(group.clone(), ShownRow::default());
            let Some(OpenRow { at, .. }) = &self.open else { continue };
            for cell in line {
                let own = columns.get(&self.tree.cells[*cell].column);
                self.rows.cells.extend(own.map(|own| (*cell, at.clone(), own.clone())));
            }
        }
        self.open = None;
        true
    }

    /// The fields of one group by the columns that these cells are the heads of; two at least.
    fn columns(&self, cells: &[usize]) -> Option<(String, HashMap<u32, FieldId>)> {
        let mut group: Option<String> = None;
        let mut columns = HashMap::new();
        for &cell in cells {
            let Some(field) = self.words_in(cell).and_then(|text| self.words.label(&text)) else { continue };
            let in_rows = &self.labels.get(&folded(&field.label))?.in_rows;
            let is_it = |(own, _): &&(String, FieldId)| group.as_ref().is_none_or(|group| group == own);
            let (of, own) = in_rows.iter().find(is_it)?;
            group = Some(of.clone());
            columns.insert(self.tree.cells[cell].column, own.clone());
        }
        group.filter(|_| columns.len() > 1).map(|group| (group, columns))
    }

    fn words_in(&self, cell: usize) -> Option<String> {
        self.words_of(cell, self.tree.cells[cell].first)
    }

    /// Whether a line of a table says anything, and doesn't add up the others.
    fn is_filled(&self, line: &[usize]) -> bool {
        let texts: Vec<String> = line.iter().map(|&cell| folded(&self.text(cell))).collect();
        let first = texts.first().map_or("", String::as_str);
        let is_total = TOTALS.iter().any(|total| first == *total || first.starts_with(&format!("{total} ")));
        texts.iter().any(|text| !text.is_empty()) && !is_total
    }

    fn text(&self, cell: usize) -> String {
        self.tree.text((self.tree.cells[cell].first, 0), (self.tree.cells[cell].end, 0))
    }
}

/// The form of these that more of som's bookmarks in a document are of than of any other.
pub(in crate::import) fn forms_by_marks<'f>(
    tree: &DocumentTree,
    forms: &'f Forms,
) -> Option<&'f FormDefinition> {
    let count = |form: &FormDefinition| {
        let whole = form.asked_whatever(&NothingGiven);
        let names = BookmarkNames::of(&whole);
        let templates = templates(&whole);
        let is_known = |id: &FieldId| is_in_rows(id, &templates);
        let is_own = |name: &str| {
            names.get(name).is_some() || bookmarked_in_row(name, &HashMap::new(), is_known).is_some()
        };
        tree.bookmarks.iter().filter(|bookmark| is_own(&bookmark.name)).count()
    };
    let mut counts: Vec<(usize, &FormDefinition)> = forms.iter().map(|form| (count(form), form)).collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counts[..] {
        [(most, form), (next, _), ..] if most > next => Some(form),
        _ => None,
    }
}
