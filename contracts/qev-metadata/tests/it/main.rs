//! The document off the chain: figures, the image as XML, the document as JSON, and the interface.

mod abi;
mod card;
mod document;
mod figures;
mod positions;
