/**
 * What a form is worth under a versioned rule set: pure arithmetic from the form's content to scores with their
 * derivations, with no clock, store or framework (reading the shipped rule sets is the one exception).
 */
@NullMarked
package jiheng.command.scoring;

import org.jspecify.annotations.NullMarked;
