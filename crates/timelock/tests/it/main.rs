//! Genuine rounds of quicknet, sealing and opening, servers that lie, and files.

mod endpoints;
mod files;
mod garbage;
mod network;
mod sealing;
mod support;
