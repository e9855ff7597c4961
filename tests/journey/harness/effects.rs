//! What becomes of the effects: the store does what it does for the program, the rest is noted.

use som::store::{Base, FoundInPlace, SaveError, Saved};
use som::tui::message::{Arrived, Effect, ExportOutcome, Message, Opened, SaveOutcome};

use super::Journey;

impl Journey {
    pub(super) fn done(&mut self, effect: Effect) -> Option<Message> {
        match effect {
            Effect::Stage(snapshot) => {
                self.staged = Some(*snapshot);
                None
            }
            Effect::Save => {
                let snapshot = self.staged.clone().expect("something is staged before it is saved");
                let mut base = self.base.clone().expect("an open draft");
                if self.is_disk_full {
                    let source = std::io::Error::from_raw_os_error(28);
                    let error = SaveError::Io { path: self.store.drafts_dir(), source };
                    return Some(Message::Saved(SaveOutcome {
                        name: snapshot.name,
                        serial: snapshot.serial,
                        result: Err(error),
                    }));
                }
                let saved = self.store.save(&snapshot.name, &snapshot.draft, &mut base);
                if let Ok(Saved { draft, met: FoundInPlace::Merged { by, .. }, .. }) = &saved {
                    self.arrived = Some(Message::Arrived(Box::new(Arrived {
                        name: snapshot.name.clone(),
                        number: snapshot.upon + 1,
                        base: snapshot.draft.clone(),
                        theirs: draft.clone(),
                        by: by.clone(),
                    })));
                }
                let name = saved.as_ref().map_or(snapshot.name.clone(), |saved| saved.name.clone());
                if let Ok(saved) = &saved {
                    self.base = Some(Base::new(saved.draft.clone(), saved.revision));
                }
                let result = saved.map(|saved| saved.revision);
                Some(Message::Saved(SaveOutcome { name, serial: snapshot.serial, result }))
            }
            Effect::List => Some(Message::Listed(self.store.list().expect("the folder"))),
            Effect::Open(name) => Some(match self.store.load(&name) {
                Ok((draft, revision)) => {
                    self.base = Some(Base::new(draft.clone(), revision));
                    Message::Opened(Box::new(Opened {
                        name,
                        draft,
                        is_read_only: false,
                        is_recovered: false,
                        is_edited_by_hand: false,
                    }))
                }
                Err(error) => Message::OpenFailed(name, error),
            }),
            Effect::Create(slug, draft) => Some(match self.store.create(&slug, &draft) {
                Ok((name, revision)) => {
                    self.base = Some(Base::new((*draft).clone(), revision));
                    Message::Opened(Box::new(Opened {
                        name,
                        draft: *draft,
                        is_read_only: false,
                        is_recovered: false,
                        is_edited_by_hand: false,
                    }))
                }
                Err(error) => Message::CreateFailed(error),
            }),
            Effect::Duplicate(name) => match self.store.load(&name) {
                Ok((draft, _)) => {
                    self.done(Effect::Create(name, Box::new(draft.copied(self.time.wall, "Mette"))))
                }
                Err(error) => Some(Message::OpenFailed(name, error)),
            },
            Effect::Export(job) => {
                let is_there = self.exported.iter().any(|written| written.place == job.place);
                if is_there && !job.is_replacing {
                    return Some(Message::Exported(ExportOutcome::Exists));
                }
                let written = ExportOutcome::Written { path: job.place.clone(), bytes: 17_300, left_out: 0 };
                self.exported.push(*job);
                Some(Message::Exported(written))
            }
            Effect::EditOutside(text) => {
                self.edited_outside.push(text);
                None
            }
            Effect::Quit => {
                self.has_quit = true;
                None
            }
            Effect::Delete(name) => {
                self.asked_to_delete.push(name);
                None
            }
            Effect::ListVersions(_) | Effect::ReadVersion(..) | Effect::Restore(..) => {
                self.done_with_versions(effect)
            }
            Effect::FindImports | Effect::ReadImport(_) | Effect::Send(_) | Effect::CopyOut(_) => {
                self.asked.push(effect);
                None
            }
            Effect::Redraw => None,
        }
    }
}
