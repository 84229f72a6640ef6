/** Rule sets as data: what a published version says for ever. */
@NullMarked
package jiheng.events.scoring;

import org.jspecify.annotations.NullMarked;
