/** Steering words as people who write English type them, beside those in `words.ts`: contractions without their sign, politeness left out. */
export const ENGLISH_STEERING = {
  start:
    'main menu|home|are you there|anyone there|anybody there|is anyone there|is anybody there|hello is anyone there',
  new: 'start over|start again|begin again|restart|i want to start over|can i start over|another report|one more report|a new report|file a new report|make a new report|make another report|i want to make another report|i want to report something else|i want to report another problem|i have another report|i have another complaint|i have another problem|report something else|report another problem|another problem|new problem',
  status:
    'whats the status|what is the status|whats the status of my report|what is the status of my report|status of my report|check my report|track my report|check my reports|hows my report|how is my report|hows my report going|how is my report going|how is it going|where is my report|is there any news|any updates on my report|any update on my report|any news on my report|any news about my report|when will someone come|when will somebody come|when will they come|when will they fix it|has anything happened|has anything been done|what is happening with my report|whats happening with my report|i lost my code|i forgot my code|i dont have my code',
  edit: 'edit it|edit my report|edit something|change something|change it|make a change|i want to change something|i need to change something|can i change something|i want to change it|can i change it|i want to edit it|i want to edit|can i edit it|can i edit|i made a mistake|i want to fix something',
  skip: 'skip this|skip it|skip that|skip this question|skip question|skip this one|pass|next question|next one|move on|lets move on|can i skip this|can i skip',
  back: 'previous|previous question|undo that|undo it|one step back|go one step back|back to the previous question|can i go back|i want to go back|take me back',
  cancel:
    'cancel it|cancel this|cancel that|cancel report|cancel my report|cancel the report|cancel this report|i want to cancel|i want to cancel it|i want to cancel my report|can i cancel|abort|abort it',
  help: 'help me|i need help|what can i do|what can you do|what can i do here|how does this work|how does it work|how do i use this|how to use this|how do you work|what are my options|what are the commands|commands|instructions|options',
  erase:
    'delete all my data|erase all my data|remove my data|remove all my data|delete everything|erase everything|delete all data|wipe my data|delete my personal data',
  done: 'that is it|thats it|nothing else|no more|thats everything|that is everything|all done|im done|i am done|thats all i have|no thats all|no that is all|nothing more|no nothing else|go on|carry on|proceed|lets continue|lets go on',
  yes: 'yeah|yep|yea|yess|yah|aye|sure|of course|correct|right|definitely|absolutely|certainly|indeed|exactly|alright|all right|sounds good|yes sure|yes of course|yes correct|yes right|yes please|yes i do|yes i am|okey|okie|okey dokey|fair enough|yes all good|yes all correct|looks good to me|looks fine|all fine|everything is correct|everything looks good|its correct|it is correct|its right|it is right|now its correct|now it is correct|now its right',
  no: 'naw|no way|none of it|absolutely not|definitely not|of course not|no its not|no it isnt|no it is not',
  none: 'no i dont|no i havent|i have none of that|none of that|nothing to send|i got nothing|i dont have anything|i dont have any of that|i dont have either',
  send: 'lgtm|good to go|ready to send|file it|file it please|please file it|send my report|you can send it|yes you can send it|please go ahead|its fine send it|yes file it|its good to go',
  keep: 'save it|save it for later|save for later|keep it for later|keep for later|save this|save my draft|maybe later|not now|not right now|some other time|another time|ill do it later|i will do it later|ill finish later|ill finish it later|continue later|tomorrow|maybe tomorrow|ill continue tomorrow|i will continue tomorrow|ill continue later|i will continue later|ill finish tomorrow|ill do it tomorrow|i will do it tomorrow|tonight maybe|maybe tonight',
  resume:
    'continue my report|resume my report|finish my report|continue with my report|go on with my report|lets finish it|yes lets finish it|let us finish it|continue the report|continue with it|go on with it|finish it',
  quiet:
    'stop notifications|stop notifying me|no more messages|stop writing to me|stop bothering me|dont text me|do not text me|stop it stop messaging',
} as const;
