/** Sends commands for the person who is signed in, and finds the words for a refusal. */
@NullMarked
package jiheng.ui.acts;

import org.jspecify.annotations.NullMarked;
