//! A page as a browser reads it: elements, attributes, text, and every complaint of the parser.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, parse_document};

/// What a node is.
#[derive(Clone, Debug)]
enum Kind {
    Root,
    Element(&'static QualName, Vec<(String, String)>),
    Text(String),
    Other,
}

#[derive(Clone, Debug)]
struct Node {
    kind: Kind,
    children: Vec<usize>,
    parent: Option<usize>,
}

/// A page.
#[derive(Debug)]
pub struct Page {
    nodes: RefCell<Vec<Node>>,
    complaints: RefCell<Vec<String>>,
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Element<'p> {
    page: &'p Page,
    at: usize,
}

impl Page {
    /// Reads a page.
    pub fn read(html: &str) -> Page {
        let root = Node { kind: Kind::Root, children: Vec::new(), parent: None };
        let page = Page { nodes: RefCell::new(vec![root]), complaints: RefCell::default() };
        let mut options = ParseOpts::default();
        options.tokenizer.exact_errors = true;
        options.tree_builder = TreeBuilderOpts { exact_errors: true, ..TreeBuilderOpts::default() };
        parse_document(page, options).one(html)
    }

    /// What the parser complains of.
    pub fn complaints(&self) -> Vec<String> {
        self.complaints.borrow().clone()
    }

    /// Every element, in the order of the page.
    pub fn elements(&self) -> Vec<Element<'_>> {
        let mut found = Vec::new();
        self.walk(0, &mut |at| {
            if matches!(self.nodes.borrow()[at].kind, Kind::Element(..)) {
                found.push(Element { page: self, at });
            }
        });
        found
    }

    /// The elements of a name.
    pub fn all(&self, name: &str) -> Vec<Element<'_>> {
        self.elements().into_iter().filter(|e| e.name() == name).collect()
    }

    /// The element with an id.
    pub fn by_id(&self, id: &str) -> Option<Element<'_>> {
        self.elements().into_iter().find(|e| e.attribute("id").as_deref() == Some(id))
    }

    fn walk(&self, at: usize, see: &mut dyn FnMut(usize)) {
        see(at);
        let children = self.nodes.borrow()[at].children.clone();
        children.into_iter().for_each(|child| self.walk(child, see));
    }

    fn add(&self, kind: Kind) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { kind, children: Vec::new(), parent: None });
        nodes.len() - 1
    }

    fn put(&self, parent: usize, at: usize, child: NodeOrText<usize>) {
        let child = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => self.add(Kind::Text(text.to_string())),
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[child].parent = Some(parent);
        nodes[parent].children.insert(at, child);
    }
}

impl Element<'_> {
    /// The name, in small letters as HTML has it.
    pub fn name(&self) -> String {
        match &self.page.nodes.borrow()[self.at].kind {
            Kind::Element(name, _) => name.local.to_string(),
            _ => String::new(),
        }
    }

    /// The attributes.
    pub fn attributes(&self) -> Vec<(String, String)> {
        match &self.page.nodes.borrow()[self.at].kind {
            Kind::Element(_, attributes) => attributes.clone(),
            _ => Vec::new(),
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().into_iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// All text in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.page.walk(self.at, &mut |at| {
            if let Kind::Text(part) = &self.page.nodes.borrow()[at].kind {
                text.push_str(part);
            }
        });
        text
    }
}

impl TreeSink for Page {
    type Handle = usize;
    type Output = Page;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Page {
        self
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.complaints.borrow_mut().push(message.into_owned());
    }

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name(&self, target: &usize) -> ExpandedName<'_> {
        match &self.nodes.borrow()[*target].kind {
            // Names are leaked: a test ends soon.
            Kind::Element(name, _) => name.expanded(),
            other => panic!("not an element: {other:?}"),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let attributes = attributes.into_iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
        self.add(Kind::Element(Box::leak(Box::new(name)), attributes.collect()))
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(Kind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(Kind::Other)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        let end = self.nodes.borrow()[*parent].children.len();
        self.put(*parent, end, child);
    }

    fn append_based_on_parent_node(&self, element: &usize, before: &usize, child: NodeOrText<usize>) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, _: &usize) -> usize {
        panic!("a page has no template")
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        if mode != QuirksMode::NoQuirks {
            self.complaints.borrow_mut().push("quirks".to_owned());
        }
    }

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.nodes.borrow()[*sibling].parent.unwrap();
        let at = self.nodes.borrow()[parent].children.iter().position(|c| c == sibling).unwrap();
        self.put(parent, at, child);
    }

    fn add_attrs_if_missing(&self, _: &usize, _: Vec<Attribute>) {
        self.complaints.borrow_mut().push("attributes given twice".to_owned());
    }

    fn remove_from_parent(&self, target: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[*target].parent.take() {
            nodes[parent].children.retain(|child| child != target);
        }
    }

    fn reparent_children(&self, node: &usize, parent: &usize) {
        let children = std::mem::take(&mut self.nodes.borrow_mut()[*node].children);
        children.into_iter().for_each(|child| self.append(parent, NodeOrText::AppendNode(child)));
    }
}
