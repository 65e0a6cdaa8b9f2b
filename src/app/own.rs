//! A person's own views as the screen knows them: what is in their file, or why it is left alone.

use crate::model::View;
use crate::query::Query;
use crate::text;
use crate::text::Text;

/// A person's own views. The file itself is read and written outside.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Own {
    /// The views, in the order of the file.
    pub views: Vec<View>,
    /// Why the file was not read, in a sentence; it is left alone then.
    pub trouble: Option<Text>,
}

/// The most characters of a view's name.
const LONGEST: usize = 80;

impl Own {
    /// The view that a query becomes under a name.
    ///
    /// # Errors
    /// Why it does not become one, as a sentence.
    pub fn view(&self, name: &str, query: &Query) -> Result<View, Text> {
        let name = Text::new(name.trim());
        if query.is_everything() {
            return Err("Everything is counted: there is no query to save.".into());
        }
        if let Some(trouble) = &self.trouble {
            return Err(trouble.clone());
        }
        if name.is_empty() {
            return Err("A view needs a name.".into());
        }
        if name.as_str().chars().count() > LONGEST {
            return Err(text!("The name of a view has at most {LONGEST} characters."));
        }
        if self.views.iter().any(|view| view.name == name) {
            return Err(text!("You have a view named {name} already; take another name."));
        }
        Ok(View { name, query: Text::new(query.as_str()) })
    }
}
