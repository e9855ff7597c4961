//! Tables in HTML, as they stand in Markdown.

/// No table has more lines.
const MOST_LINES: usize = 1_000;

/// A table in HTML.
#[derive(Default)]
pub(super) struct HtmlTable {
    /// How many lines of the file it has.
    pub(super) count: usize,
    /// The Markdown of each cell of each row.
    rows: Vec<Vec<String>>,
    /// The text in none of the cells.
    beside: String,
    /// How many tables are open: itself and those in a cell.
    depth: usize,
    is_in_cell: bool,
    /// What comes before the next cell of a table in a cell.
    separator: &'static str,
}

impl HtmlTable {
    /// The table that begins in the first of these lines.
    pub(super) fn at_start(lines: &[&str]) -> Option<Self> {
        if !lines.first()?.contains("<table") {
            return None;
        }
        let mut depth = 0;
        let is_last = |line: &&str| {
            depth += line.matches("<table").count();
            depth = depth.saturating_sub(line.matches("</table>").count());
            depth == 0
        };
        let count = 1 + lines.iter().take(MOST_LINES).position(is_last)?;
        let html = lines[..count].join("\n");
        let mut table = HtmlTable { count, ..HtmlTable::default() };
        for (at, part) in html.split('<').enumerate() {
            let (tag, text) = if at == 0 { ("", part) } else { part.split_once('>').unwrap_or(("", part)) };
            let name = tag.split([' ', '\n']).next().unwrap_or_default().trim_end_matches('/');
            if table.depth > 1 {
                table.open_inner(name);
            } else {
                table.open(name);
            }
            table.push(text);
        }
        Some(table)
    }

    fn open(&mut self, tag: &str) {
        match tag {
            "table" => self.open_table(),
            "/table" => self.depth = 0,
            "tr" => self.rows.push(Vec::new()),
            "td" | "th" => {
                let mut row = self.rows.pop().unwrap_or_default();
                row.push(String::new());
                self.rows.push(row);
                self.is_in_cell = true;
            }
            "/td" | "/th" => self.is_in_cell = false,
            "p" | "ul" | "ol" => self.push("\n\n"),
            "li" => self.push("\n- "),
            "br" => self.push("\\\n"),
            _ => {}
        }
    }

    /// Opens a tag of a table in a cell, whose rows become lines.
    fn open_inner(&mut self, tag: &str) {
        match tag {
            "table" => self.open_table(),
            "/table" => {
                self.depth -= 1;
                if self.depth == 1 {
                    self.push("\n\n");
                }
            }
            "tr" if self.separator.is_empty() => self.separator = "\n\n",
            "tr" => self.separator = "\\\n",
            "td" | "th" => {
                self.push_as_is(self.separator);
                self.separator = " | ";
            }
            _ => {}
        }
    }

    fn open_table(&mut self) {
        self.depth += 1;
        self.separator = "";
    }

    fn push(&mut self, text: &str) {
        self.push_as_is(if self.depth > 1 { text.trim() } else { text });
    }

    fn push_as_is(&mut self, text: &str) {
        let cell = self.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| self.is_in_cell);
        cell.unwrap_or(&mut self.beside).push_str(text);
    }

    /// The lines of each cell of each row.
    pub(super) fn rows(&self) -> Vec<Vec<Vec<String>>> {
        let lines = |cell: &String| -> Vec<String> {
            cell.replace("- \n\n", "- ").trim().lines().map(str::to_owned).collect()
        };
        self.rows.iter().map(|row| row.iter().map(lines).collect()).collect()
    }

    /// The lines in none of the cells.
    pub(super) fn beside(&self) -> Vec<String> {
        let lines = self.beside.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }
}
