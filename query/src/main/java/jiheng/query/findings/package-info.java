/** Asks the checks of a form with what they compare it with, and lists what was doubted across forms. */
@NullMarked
package jiheng.query.findings;

import org.jspecify.annotations.NullMarked;
