/** What a form is made from: templates and rule sets as versioned data. */
@NullMarked
package jiheng.events.template;

import org.jspecify.annotations.NullMarked;
