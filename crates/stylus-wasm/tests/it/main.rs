//! Tests of the public interface.

mod code;
mod damage;
mod fragments;
mod host;
mod limits;
mod metering;
mod modules;
mod normalize;
mod rejections;
mod rules;
mod vectors;
mod verdict;
