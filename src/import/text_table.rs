//! Tables as pandoc writes them in Markdown and plain text: with a frame, with rules of dashes, or in HTML. Those with
//! labels of the form become the headings and paragraphs that som writes itself.

mod html;

use html::HtmlTable;

use super::form_words::FormWords;
use crate::form::{Field, FormSpec};

/// A rule of a table without a frame has so many dashes at least.
const FEWEST_DASHES: usize = 10;

/// The lines of each cell of each row, and how many lines of the file that is.
type TextTable = (Vec<Vec<Vec<String>>>, usize);

/// The lines with their tables as headings and paragraphs; none where no table has a label of the form, unless it is
/// Markdown with a table in HTML.
pub(super) fn flattened(
    lines: &[&str],
    form: &FormSpec,
    words: &FormWords,
    is_markdown: bool,
) -> Option<Vec<String>> {
    let mut flat = Vec::new();
    let (mut at, mut has_labels, mut has_html) = (0, false, false);
    while at < lines.len() {
        let rest = &lines[at..];
        let html = HtmlTable::at_start(rest);
        let beside = html.as_ref().map(HtmlTable::beside).unwrap_or_default();
        let (rows, count) = html
            .as_ref()
            .map(|table| (table.rows(), table.count))
            .or_else(|| framed(rest))
            .or_else(|| piped(rest))
            .or_else(|| ruled(rest))
            .unwrap_or_default();
        if rows.iter().flatten().any(|cell| words.label(&cell.join(" ")).is_some()) {
            has_labels = true;
            push_cells(&mut flat, rows.into_iter().flatten(), words);
            // The heading of the form ends the last answer.
            flat.extend([String::new(), format!("# {}", form.title), String::new()]);
            flat.extend(beside);
            at += count;
        } else if let Some(table) = html {
            has_html = true;
            let is_text = |line: &str| !line.trim().is_empty();
            flat.extend(flat.last().filter(|line| is_text(line)).map(|_| String::new()));
            flat.extend(paragraph(&table.rows()));
            flat.extend(beside);
            at += count;
            flat.extend(lines.get(at).filter(|line| is_text(line)).map(|_| String::new()));
        } else {
            // Rules may as well stand between paragraphs.
            let count = if rest[0].contains("--") && !rest[0].contains('+') { 1 } else { count.max(1) };
            // Below a table stands its name.
            let name = rest[0].trim_start().strip_prefix(": ").filter(|_| has_labels);
            flat.push(name.unwrap_or(rest[0]).to_owned());
            flat.extend(rest[1..count].iter().map(|line| (*line).to_owned()));
            at += count;
        }
    }
    (has_labels || has_html && is_markdown).then_some(flat)
}

fn push_cells(flat: &mut Vec<String>, cells: impl Iterator<Item = Vec<String>>, words: &FormWords) {
    let mut answered: Option<&Field> = None;
    for cell in cells {
        if let Some(field) = words.label(&cell.join(" ")) {
            answered = Some(field);
            flat.extend([String::new(), format!("### {}", field.name())]);
        } else if answered.is_some_and(|field| !field.is_prose()) {
            // A short answer has no paragraphs, but lines.
            let lines = cell.split(|line| line.trim().is_empty()).map(|lines| lines.join(" "));
            let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
            flat.extend(lines.join("\\\n").split('\n').map(str::to_owned));
        } else {
            let cell = with_paragraphs(&cell);
            let is_blank = |line: &str| line.trim().is_empty();
            let is_item = |line: &str| line.trim_start().starts_with("- ");
            // Between paragraphs stands one blank line, and none before the items of a list.
            let lines = cell.iter().enumerate().filter(|(at, line)| {
                let next = cell.get(at + 1).map_or("", String::as_str);
                !is_blank(line) || !is_blank(next) && !is_item(next)
            });
            flat.extend(lines.map(|(_, line)| line.clone()));
        }
        flat.push(String::new());
    }
}

/// A table that has no label as one paragraph, with a line for each row.
fn paragraph(rows: &[Vec<Vec<String>>]) -> Vec<String> {
    let cell = |lines: &Vec<String>| lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let row = |row: &Vec<Vec<String>>| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
    let rows: Vec<String> = rows.iter().map(row).collect();
    rows.join("\\\n").split('\n').map(str::to_owned).collect()
}

/// The lines of a cell, with the tables in it as paragraphs.
fn with_paragraphs(cell: &[String]) -> Vec<String> {
    let lines: Vec<&str> = cell.iter().map(String::as_str).collect();
    let (mut flat, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        let table = ruled(&lines[at..]).filter(|(rows, _)| rows.iter().any(|row| row.len() > 1));
        let (new, count) =
            table.map_or_else(|| (vec![lines[at].to_owned()], 1), |(rows, count)| (paragraph(&rows), count));
        flat.extend(new);
        at += count;
    }
    flat
}

/// A table with a frame: `+---+` between its rows, `|` between its cells.
fn framed(lines: &[&str]) -> Option<TextTable> {
    let is_rule =
        |line: &str| line.len() > 2 && line.starts_with('+') && line.chars().all(|c| "+-=:".contains(c));
    if !is_rule(lines[0].trim()) {
        return None;
    }
    let (mut rows, mut row, mut count) = (Vec::new(), Vec::<Vec<String>>::new(), 0);
    for (at, line) in lines.iter().map(|line| line.trim()).enumerate().skip(1) {
        if is_rule(line) {
            rows.push(std::mem::take(&mut row));
            count = at + 1;
            continue;
        }
        let Some(cells) = line.strip_prefix('|') else { break };
        for (column, text) in cells.strip_suffix('|').unwrap_or(cells).split('|').enumerate() {
            if column == row.len() {
                row.push(Vec::new());
            }
            row[column].push(text.strip_prefix(' ').unwrap_or(text).trim_end().to_owned());
        }
    }
    (count > 0).then_some((rows, count))
}

/// A table with a row on each line, and a rule below its head.
fn piped(lines: &[&str]) -> Option<TextTable> {
    let is_row = |line: &&&str| line.trim_start().starts_with('|');
    let is_rule = |line: &str| line.contains("|-") && line.chars().all(|c| "|-: ".contains(c));
    if !is_row(&&lines[0]) || !lines.get(1).is_some_and(|line| is_rule(line.trim())) {
        return None;
    }
    let count = lines.iter().take_while(is_row).count();
    let cells = |line: &str| {
        let line = line.trim().trim_matches('|');
        line.split('|').map(|cell| vec![cell.trim().to_owned()]).collect()
    };
    let rows = lines[..count].iter().filter(|line| !is_rule(line.trim()));
    Some((rows.map(|line| cells(line)).collect(), count))
}

/// A table between two rules, with one below its head that shows the columns, and blank lines between its rows.
fn ruled(lines: &[&str]) -> Option<TextTable> {
    let is_rule = |line: &&str| {
        let text = line.trim();
        text.len() >= FEWEST_DASHES && text.chars().all(|c| c == '-' || c == ' ')
    };
    if !is_rule(&lines[0]) {
        return None;
    }
    let mut rules = (1..lines.len()).filter(|at| is_rule(&lines[*at]));
    let (head, last) = (rules.next()?, rules.next()?);
    let columns: Vec<char> = lines[head].chars().collect();
    let is_start = |at: &usize| columns[*at] == '-' && (*at == 0 || columns[*at - 1] == ' ');
    let starts: Vec<usize> = (0..columns.len()).filter(is_start).collect();
    let cell = &|line: &str, column: usize| -> String {
        let end = starts.get(column + 1).copied().unwrap_or(usize::MAX);
        line.chars().take(end).skip(starts[column]).collect::<String>().trim_end().to_owned()
    };
    let body = lines[head + 1..last].split(|line| line.trim().is_empty());
    let rows = std::iter::once(&lines[1..head]).chain(body).filter(|row| !row.is_empty());
    let row = |row: &[&str]| -> Vec<Vec<String>> {
        let lines = |column| row.iter().map(move |line| cell(line, column)).filter(|line| !line.is_empty());
        (0..starts.len()).map(|column| lines(column).collect()).collect()
    };
    Some((rows.map(row).collect(), last + 1))
}

#[cfg(test)]
mod tests {
    use crate::form::{FieldId, som};
    use crate::import::field_text::left_over;
    use crate::import::{self, Note};

    /// The answers of a file, and what it says beside them.
    fn read(file: &str) -> (Vec<(String, String)>, Vec<Note>) {
        let imported = import::read(file.as_bytes(), som()).expect("a form");
        let answers = imported.answers.into_iter().map(|(field, text)| (field.to_string(), text));
        let notes = imported.notes.into_iter();
        (
            answers.collect(),
            notes.filter(|note| !matches!(note, Note::Missing(_) | Note::Unlike(_))).collect(),
        )
    }

    fn owned(answers: &[(&str, &str)]) -> Vec<(String, String)> {
        answers.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect()
    }

    const FRAMED: &str = "\
# Generelle oplysninger

+---------------------+----------------+
| Oplysning           | Svar           |
+=====================+================+
| Kommune:            | Ribe Kommune   |
+---------------------+----------------+
| Evt. forvaltning og | Social og      |
| afdeling            | Sundhed        |
+---------------------+----------------+
| Adresse:            | Torvet 1       |
|                     |                |
|                     | 6760 Ribe      |
+---------------------+----------------+

: Ansøgerkommune

# Kommunens kendskab til og erfaringer med SØM

Beskriv kort kommunens kendskab til og erfaringer med SØM, herunder
hvilke medarbejdertyper og hvor mange, der har deltaget på Social- og
Boligstyrelsens introkursus, informationsmøde og/eller SØM-uddannelsen.

+--------------------------------------+
| Kendskab og erfaringer               |
+======================================+
| Vi kender SØM \\*godt\\* fra           |
| introkurset:                         |
|                                      |
| -   to fra                           |
|     økonomi                          |
|                                      |
| -   en leder                         |
|                                      |
| Og mere.                             |
+--------------------------------------+

: Kendskab og erfaringer

Svarenes længde er målt i dette dokuments opsætning (vejledende: Calibri
11)
";

    #[test]
    fn tables_with_a_frame_are_read() {
        let wanted = owned(&[
            ("adresse", "Torvet 1\n6760 Ribe"),
            ("kendskab", "Vi kender SØM *godt* fra introkurset:\n- to fra økonomi\n- en leder\n\nOg mere."),
            ("kommune", "Ribe Kommune"),
            ("kommune_forvaltning", "Social og Sundhed"),
        ]);
        assert_eq!(read(FRAMED), (wanted.clone(), vec![]));
        let plain = FRAMED.replace("# ", "").replace("\\*", "*");
        assert_eq!(read(&plain), (wanted.clone(), vec![]));
        let rule = "|   ------------------------------- |";
        let head = "|   -------------- ---------------- |";
        let inner = format!(
            "|\n{rule}\n|   System         Hvem             |\n{head}\n|   DUBU           Vi               |\n|\n{rule}\n"
        );
        let end = "| Og mere.                             |\n";
        let nested = read(&FRAMED.replace(end, &format!("{end}{inner}")));
        let kendskab = nested.0.iter().find(|(field, _)| field == "kendskab").map(|(_, text)| text.as_str());
        assert_eq!(kendskab, Some(format!("{}\n\nSystem | Hvem\nDUBU | Vi", wanted[1].1).as_str()));
        assert_eq!(nested.1, []);
        let edited =
            FRAMED.replace("Beskriv kort", "Beskriv nu kort").replace("| Oplysning ", "| Vores ord ");
        let told = [left_over(None, "Vores ord"), left_over(Some(&FieldId::new("adresse")), "Beskriv nu")];
        assert_eq!(read(&edited), (wanted, told.to_vec()));
    }

    #[test]
    fn tables_with_rules_are_read() {
        let ruled = "\
  ---------------------------------------
  Oplysning              Svar
  ---------------------- ----------------
  Navn:                  Mette Eksempel

  Forvaltning og evt.    Økonomi og
  afdeling:              Analyse
  ---------------------------------------

  : Projektansvarlig

  ---------------------------------------
  Område
  ---------------------------------------
  Unge med
  angst.

  ---------------------------------------

Vores ord.
";
        let wanted = [
            ("navn", "Mette Eksempel"),
            ("omraade", "Unge med angst."),
            ("projektansvarlig_forvaltning", "Økonomi og Analyse"),
        ];
        assert_eq!(
            read(ruled),
            (owned(&wanted), vec![left_over(Some(&FieldId::new("omraade")), "Vores ord.")])
        );
        assert_eq!(read(&ruled.replace('\n', "\r\n")).0, owned(&wanted));
    }

    #[test]
    fn tables_of_other_marks_are_read() {
        let piped = "\
| Oplysning | Svar           |
|-----------|----------------|
| Navn:     | Mette          |
| Telefon:  |                |

Projektansvarlig
";
        assert_eq!(read(piped), (owned(&[("navn", "Mette"), ("telefon", "")]), vec![]));
        let html = "\
<table>
<thead><tr class=\"header\"><th>Kendskab og erfaringer</th></tr></thead>
<tbody>
<tr class=\"odd\"><td><p>Vi kender
SØM &amp; mere:</p>
<ul>
<li><p>to fra økonomi</p></li>
<li><p>en leder</p></li>
</ul>
<p>Og mere.</p></td></tr>
</tbody>
</table>
";
        let wanted = "Vi kender SØM & mere:\n- to fra økonomi\n- en leder\n\nOg mere.";
        assert_eq!(read(html), (owned(&[("kendskab", wanted)]), vec![]));
        let inner = "<table><tr><th>System</th>\n<th>Hvem</th></tr>\n<tr><td>DUBU</td><td><p>Vi</p></td></tr></table>";
        let nested = html.replace("<p>Og mere.</p>", &format!("<p>Og mere.</p>\n{inner}"));
        let wanted = format!("{wanted}\n\nSystem | Hvem\nDUBU | Vi");
        assert_eq!(read(&nested), (owned(&[("kendskab", &wanted)]), vec![]));
        let put_in =
            nested.replace("<tbody>\n", "<tbody>\nVores\n").replace("</tr>\n</tbody>", "</tr> ord\n</tbody>");
        let told = left_over(Some(&FieldId::new("kendskab")), "Vores / ord");
        assert_eq!(read(&put_in), (owned(&[("kendskab", &wanted)]), vec![told]));
        let typed = format!("### Område\n\nUnge:\n\n{inner}\n\nOg mere.\n");
        let wanted = "Unge:\n\nSystem | Hvem\nDUBU | Vi\n\nOg mere.";
        assert_eq!(read(&typed), (owned(&[("omraade", wanted)]), vec![]));
    }
}
