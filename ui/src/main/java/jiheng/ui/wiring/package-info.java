/** Puts the rooms together, and refuses to start if they came together otherwise. */
@NullMarked
package jiheng.ui.wiring;

import org.jspecify.annotations.NullMarked;
