/// Tests of Winnow as its users have it: launched, killed, looked at in a browser.
@NullMarked
package dev.winnow.e2e;

import org.jspecify.annotations.NullMarked;
