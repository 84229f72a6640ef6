/** What happened: change histories, replays and comparisons, all of them only to be read. */
@NullMarked
package jiheng.ui.trail;

import org.jspecify.annotations.NullMarked;
