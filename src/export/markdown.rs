//! Markdown: headings, the form's guidance as quotations, the answers as text. Markdown's own characters are escaped, so
//! that a reader sees what was typed; list items (`- `) stay list items.

use super::{Answer, Exporter, Guidance, Submission, guidance, is_text};
use crate::form::Group;
use crate::page;
use crate::roundtrip::form_lines::label_like;
use crate::say;
use crate::words::{Lang, Words};

pub(crate) const EXPORTER: Exporter = Exporter {
    id: "md",
    description: |words| say!(words, "export-md"),
    render: |submission| render(submission, &Words::new(Lang::Da)).into_bytes(),
    render_with_remarks: None,
    holds: is_text,
};

/// Where a list begins or ends: most readers of Markdown see that only with a blank line between. The blanks before it
/// tell that nobody typed it.
const AROUND_LIST: &str = "  \n\n";

fn render(submission: &Submission, words: &Words) -> String {
    let form = submission.form;
    let mut blocks = vec![format!("# {}", escaped(&form.title))];
    let where_to = [&form.send_to, &form.address].into_iter().filter(|text| !text.is_empty());
    let where_to: Vec<String> = where_to.map(|text| escaped(text)).collect();
    blocks.extend((!where_to.is_empty()).then(|| where_to.join("\\\n")));
    blocks.extend(submission.approval_text(words).map(|approval| escaped(&approval)));
    for (index, section) in form.sections.iter().enumerate() {
        blocks.push(format!("## {}. {}", index + 1, escaped(&section.title)));
        for group in &section.groups {
            push_group(&mut blocks, group, submission, words);
        }
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn push_group(blocks: &mut Vec<String>, group: &Group, submission: &Submission, words: &Words) {
    if let Some(heading) = &group.heading {
        blocks.push(format!("### {}", escaped(heading)));
    }
    // A long answer's heading comes before its guidance, or the guidance would seem to belong to the answer above.
    if let [field] = &group.fields[..] {
        blocks.push(format!("### {}", escaped(field.name())));
    }
    let guidance = guidance(group);
    if !guidance.is_empty() {
        blocks.push(quoted(&guidance));
    }
    for field in &group.fields {
        let body = body(submission.answer(field), submission, words);
        if field.is_prose() {
            if group.fields.len() > 1 {
                blocks.push(format!("### {}", escaped(field.name())));
            }
            blocks.extend((!body.is_empty()).then_some(body));
        } else {
            let gap = if body.is_empty() { "" } else { " " };
            blocks.push(format!("**{}:**{gap}{body}", escaped(field.name())));
        }
    }
}

fn quoted(guidance: &[Guidance]) -> String {
    let mut out = String::new();
    let mut was_point = false;
    for (index, paragraph) in guidance.iter().enumerate() {
        let (mark, text, is_point) = match paragraph {
            Guidance::Text(text) => ("", text.as_str(), false),
            Guidance::Point(text) => ("- ", *text, true),
        };
        if index > 0 {
            out.push_str(if was_point && is_point { "\n" } else { "\n>\n" });
        }
        out.push_str("> ");
        out.push_str(mark);
        out.push_str(&escaped(text));
        was_point = is_point;
    }
    out
}

fn body(answer: Answer, submission: &Submission, words: &Words) -> String {
    if answer.is_empty() {
        let unanswered = submission.unanswered(words);
        return if unanswered.is_empty() { unanswered } else { format!("*{unanswered}*") };
    }
    let shown = answer.field.shown(answer.typed);
    let lines: Vec<&str> = shown.trim_matches('\n').split('\n').collect();
    // A short answer begins after its label, where Markdown sees no marks.
    let is_after_label = |index: usize| index == 0 && !answer.field.is_prose();
    let escaped = |index: usize, line: &str| match index {
        _ if answer.field.is_prose() => escaped_line(line),
        0 => escaped(line),
        _ => without_label(&escaped_line(line)),
    };
    let is_item = |index: usize| !is_after_label(index) && page::list_item(lines[index]).is_some();
    let mut out = String::new();
    for (index, &line) in lines.iter().enumerate() {
        let Some(next) = lines.get(index + 1) else {
            out.push_str(&escaped(index, line));
            break;
        };
        let is_end = line.trim().is_empty() || next.trim().is_empty();
        let line = if is_end { without_blank_end(line) } else { line };
        out.push_str(&escaped(index, line));
        out.push_str(if is_end || (is_item(index) && is_item(index + 1)) {
            // A hard break would show as a backslash where the block ends.
            "\n"
        } else if is_item(index) == is_item(index + 1) {
            "\\\n"
        } else {
            AROUND_LIST
        });
    }
    out
}

/// A line that can't be taken for one with the label of another short answer.
fn without_label(line: &str) -> String {
    label_like(line).map_or_else(|| line.to_owned(), |(label, rest)| format!("{label}\\:{rest}"))
}

/// A line without the blanks at its end, which could be taken for [`AROUND_LIST`].
fn without_blank_end(line: &str) -> &str {
    let mark = line.len() - page::list_item(line).unwrap_or(line).len();
    &line[..mark + line[mark..].trim_end_matches(' ').len()]
}

/// A line of an answer: its list mark and its text, or its text with what Markdown would take for a mark escaped.
fn escaped_line(line: &str) -> String {
    match page::list_item(line) {
        Some(item) => format!("- {}", escaped_start(item)),
        None => escaped_start(line),
    }
}

/// A text at the start of a block, or after a list mark: there a heading, a rule or another list could begin, and
/// blanks would make it code.
fn escaped_start(line: &str) -> String {
    let line: String = line.chars().filter(|&c| is_text(c)).collect();
    let text = line.trim_start_matches([' ', '\t']);
    let is_blank = text.is_empty();
    let wide = |blank| if blank == '\t' { "&nbsp;&nbsp;&nbsp;&nbsp;" } else { "&nbsp;" };
    let indent: String = line[..line.len() - text.len()].chars().filter(|_| !is_blank).map(wide).collect();
    let escaped = escaped(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{indent}{}\\{}", &escaped[..digits], &escaped[digits..]);
    }
    let is_mark = text.starts_with(['#', '+', '-', '=', ':']);
    format!("{indent}{}{escaped}", if is_mark { "\\" } else { "" })
}

/// The text without control characters, and with a backslash before Markdown's own characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| is_text(c)) {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '^') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, escaped_line};

    #[test]
    fn what_markdown_would_obey_is_escaped() {
        assert_eq!(escaped("a*b_c [d] <e> & `f`"), "a\\*b\\_c \\[d\\] \\<e\\> \\& \\`f\\`");
        assert_eq!(escaped("a\u{1b}[2Jb"), "a\\[2Jb");
        assert_eq!(
            escaped("[x](javascript:y) ![z](q) $a$ a^2^"),
            "\\[x\\](javascript:y) !\\[z\\](q) \\$a\\$ a\\^2\\^"
        );
        assert_eq!(escaped("<script>|</p>"), "\\<script\\>\\|\\</p\\>");
    }

    #[test]
    fn a_line_that_looks_like_a_mark_is_text_but_a_list_item_is_one() {
        assert_eq!(escaped_line("# nej"), "\\# nej");
        assert_eq!(escaped_line("12. maj"), "12\\. maj");
        assert_eq!(escaped_line("+45"), "\\+45");
        assert_eq!(escaped_line("---"), "\\---");
        assert_eq!(escaped_line("- punkt"), "- punkt");
        assert_eq!(escaped_line("- # nej"), "- \\# nej");
        assert_eq!(escaped_line("- ---"), "- \\---");
        assert_eq!(escaped_line("- 1. a"), "- 1\\. a");
        assert_eq!(escaped_line("\u{1b}# nej"), "\\# nej");
        assert_eq!(escaped_line("\tkode"), "&nbsp;&nbsp;&nbsp;&nbsp;kode");
        assert_eq!(escaped_line(": forklaring"), "\\: forklaring");
        assert_eq!(escaped_line("  ind"), "&nbsp;&nbsp;ind");
        assert_eq!(escaped_line("1200 borgere"), "1200 borgere");
    }
}
