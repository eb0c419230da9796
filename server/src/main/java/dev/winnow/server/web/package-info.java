/// What all of the service's features share: pages, problems, the shape of requests and answers.
@NullMarked
package dev.winnow.server.web;

import org.jspecify.annotations.NullMarked;
