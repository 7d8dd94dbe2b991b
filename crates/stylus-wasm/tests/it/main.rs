//! Tests of the public interface.

mod code;
mod fragments;
mod host;
mod metering;
mod modules;
mod normalize;
mod rejections;
mod rules;
mod vectors;
