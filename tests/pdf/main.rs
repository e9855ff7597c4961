//! The PDF as its readers find it: its text line by line, its tags, and what any text does to it.

mod draft;
mod hostile;
mod lines;
mod reader;
mod tags;
mod tools;
