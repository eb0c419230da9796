/// What a request passes before it reaches a feature: whose it is, how large, how it is written.
@NullMarked
package dev.winnow.server.web.edge;

import org.jspecify.annotations.NullMarked;
