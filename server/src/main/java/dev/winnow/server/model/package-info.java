/// Models over REST.
@NullMarked
package dev.winnow.server.model;

import org.jspecify.annotations.NullMarked;
