import django.db.models.deletion
import wellheard.foundation.organisations.models.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='LetterTemplate',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=60)),
                ('language', models.CharField(max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('paragraphs', models.JSONField(default=list)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='letters_lettertemplate_body_id'), models.UniqueConstraint(fields=('organisation', 'kind', 'language', 'number'), name='letter_template_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('email', 'E-mail'), ('notify_email', 'E-mail by GOV.UK Notify'), ('notify_text', 'Text message by GOV.UK Notify'), ('notify_letter', 'Letter printed and posted by GOV.UK Notify'), ('print', 'Printed here and posted')], max_length=20)),
                ('to', models.TextField()),
                ('subject', models.CharField(blank=True, max_length=300)),
                ('text', models.TextField()),
                ('about_id', models.UUIDField(blank=True, null=True)),
                ('key', models.CharField(max_length=200)),
                ('forget_text', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be sent'), ('sending', 'Being sent'), ('sent', 'Sent'), ('delivered', 'Delivered'), ('failed', 'Could not be sent'), ('bounced', 'Came back'), ('to_print', 'To be printed'), ('printed', 'Printed and posted'), ('taken_back', 'Taken back')], default='waiting', max_length=20)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('claim', models.CharField(blank=True, max_length=32)),
                ('provider_reference', models.CharField(blank=True, max_length=100)),
                ('error', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('posted_on', models.DateField(blank=True, null=True)),
                ('attachment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'next_try_at', 'id'], name='letters_mes_organis_b11252_idx'), models.Index(fields=['organisation', 'about_id', 'id'], name='letters_mes_organis_6f8e26_idx'), models.Index(fields=['organisation', 'state', 'id'], name='letters_mes_organis_10eebe_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='letters_message_body_id'), models.UniqueConstraint(fields=('organisation', 'key'), name='message_key_once')],
            },
        ),
    ]
