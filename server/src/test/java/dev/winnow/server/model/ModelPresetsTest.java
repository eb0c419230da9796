package dev.winnow.server.model;

final class ModelPresetsTest {}
